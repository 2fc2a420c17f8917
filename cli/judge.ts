/** Judges the traces of an earlier run again, with no implementation in sight. */
import path from 'node:path';
import { coloursOn, renderRun } from '../reporters/console';
import { judgeFolder } from '../run/judge-folder';
import { errataInForce } from '../requirements/errata-in-force';
import { profileCalled } from '../requirements/profiles';
import type { RunFacts } from '../results/run-facts';
import { resultsFolderAt } from '../results/results-place';
import { unlikeVerdict } from '../results/unlike-verdict';
import { visible } from '../judge/words/visible';
import type { Output } from '../run/output';
import { changedTraces } from '../run/changed-traces';
import { UsageError } from '../run/usage-error';
import { renderError } from './render-error';

/** Judges what this folder, or the folder of this file, holds; the exit code. `say` takes what is no verdict. */
export function judgeResults([place = '']: readonly string[], output: Output, say: (text: string) => void): number {
  try {
    const folder = resultsFolderAt(place);
    const { run, evidence, changed } = judgeFolder(path.resolve(folder), asOfToday);
    const unlike = unlikeVerdict(folder, evidence.plays);
    if (unlike !== undefined) throw new UsageError(unlike);
    if (changed.length > 0) throw new UsageError(changedTraces(folder, changed));
    output.write(
      `${renderRun(run, evidence, { colour: coloursOn(output, process.env), report: undefined, folder: visible(folder) })}\n`,
    );
    return run.exitCode;
  } catch (error) {
    say(`${renderError(error)}\n`);
    return 2;
  }
}

/** A row that was withdrawn since decides nothing any more. */
function asOfToday({ errata: _, ...facts }: RunFacts): RunFacts {
  return { ...facts, ...errataInForce(profileCalled(facts.profile)) };
}
