/** Makes one verdict of the parts of a run, and tells it as a run does. */
import { refuseForeignFiles, refuseGivenInResults } from '../run/foreign-folder';
import { withLockedFolder } from '../run/locked-folder';
import { joinParts, partsOf } from '../run/merge';
import type { Options } from '../run/options';
import type { Output } from '../run/output';
import { renderRunTo } from '../run/tell';
import { withTemporaryFolder } from '../run/temporary-folder';
import type { RunPart } from '../run/sources/evidence-source';
import { sourceEntries } from '../run/sources/source-entries';
import { UsageError } from '../run/usage-error';
import { isEmptied } from '../results/results-folder';
import { resultsFolderAt } from '../results/results-place';

/** What is asked of a merge: some of the options of a run. */
export type MergeAsked = Pick<Options, 'out' | 'requireWhole' | 'report' | 'workers' | 'history'>;

/** Each part may be named by a file of its folder. Resolves to the exit code. @throws UsageError when they cannot be merged. */
export async function merge(
  asked: MergeAsked,
  places: readonly string[],
  {
    output,
    complain,
    stopped,
  }: { readonly output: Output; readonly complain: (text: string) => void; readonly stopped: () => AbortSignal },
): Promise<number> {
  refuseGivenInResults(asked.out, { history: asked.history }, (entry) => isEmptied(entry, sourceEntries));
  const joined = parts(places, asked.out);
  return withLockedFolder(asked.out, async () => {
    refuseForeignFiles(asked.out);
    const { file, notes } = await joinParts(joined, asked.out, asked.requireWhole);
    notes.forEach((note) => output.write(`${note}\n`));
    // From here on something is begun that has to be ended. A merge that is killed before leaves a folder that the next one empties.
    const interrupt = stopped();
    const exitCode = await withTemporaryFolder(asked.out, () => renderRunTo(asked, file, interrupt, output));
    if (interrupt.aborted) complain('Stopped: the Allure page was not made. Merge again for it.\n');
    return exitCode;
  });
}

function parts(places: readonly string[], out: string): RunPart[] {
  try {
    return partsOf(places.map(resultsFolderAt), out);
  } catch (error) {
    throw new UsageError(error instanceof Error ? error.message : String(error), { cause: error });
  }
}
