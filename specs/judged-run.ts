/**
 * The run that the specs show. Either a run was played and left its folder, which is judged once in each worker; or nobody
 * played yet, and what a spec needs is played for it when it is asked for. A worker is replaced after every failing test,
 * so whatever was played is kept on disk by whoever plays, and never played again for the next worker.
 */
import { judgeFolder, judgeRun, type Judged } from '../judge/verdict/evidence';
import type { RequirementId } from '../requirements/catalogue';
import { readTrace } from '../results/run-file';
import { playedFor } from './played-for';

let shown: Judged | undefined;

/** The results folder of the run that was played; undefined when the specs play by themselves. */
export function shownFolder(): string | undefined {
  return process.env['CONFORMANCE_OUT'] || undefined;
}

/** The run that was played; undefined when the specs play by themselves. */
export function shownRun(): Judged | undefined {
  const folder = shownFolder();
  if (folder === undefined) return undefined;
  shown ??= judgeFolder(folder);
  return shown;
}

/** The run with the verdict on this requirement, played now where no run was. */
export async function runWith(id: RequirementId): Promise<Judged> {
  const run = shownRun();
  if (run) return run;
  const { folder, file } = await playedFor(id);
  return judgeRun(
    file,
    file.plays.flatMap((play) => readTrace(folder, play) ?? []),
  );
}
