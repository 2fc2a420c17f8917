/**
 * The run that the specs show. Either a run was played and judged, and left its folder; or nobody
 * played yet, and what a spec needs is played for it when it is asked for. A worker is replaced after every failing test,
 * so whatever was played is kept on disk by whoever plays, and never played again for the next worker.
 */
import { createRequire } from 'node:module';
import path from 'node:path';
import type * as evidenceModule from '../judge/verdict/evidence';
import { evidenceIn } from '../judge/verdict/evidence-in';
import type { JudgedRun } from '../judge/verdict/verdict';
import { verdictFileName } from '../judge/verdict/verdict-file';
import type { RequirementId } from '../requirements/catalogue';
import { readRunFile, readTrace } from '../results/run-file';
import { readVerdictFile } from '../results/verdict-file-schema';
import { playedFor } from './played-for';

type Judged = evidenceModule.Judged;

/** The rules are loaded where something is judged: who shows what was judged needs none of them. */
const load: (name: string) => unknown = createRequire(__filename);

let shown: Judged | undefined;

/** The results folder of the run that was played; undefined when the specs play by themselves. */
export function shownFolder(): string | undefined {
  return process.env['CONFORMANCE_PRESENTED'] || undefined;
}

/** The run that was played; undefined when the specs play by themselves. */
export function shownRun(): Judged | undefined {
  const folder = shownFolder();
  if (folder === undefined) return undefined;
  shown ??= readJudged(folder);
  return shown;
}

/** As it was judged when it was told: judging it once more, in every process of the runner, would show nothing else. */
function readJudged(folder: string): Judged {
  // What the schema knows of a run and what the verdict is made of are held to each other by verdict-file-schema.test.ts.
  const run = readVerdictFile(path.join(folder, verdictFileName)) as unknown as JudgedRun;
  return { run, evidence: evidenceIn(folder, readRunFile(folder).plays) };
}

/** The run with the verdict on this requirement, played now where no run was. */
export async function runWith(id: RequirementId): Promise<Judged> {
  const run = shownRun();
  if (run) return run;
  const { folder, file } = await playedFor(id);
  const { judgeRun } = load('../judge/verdict/evidence') as typeof evidenceModule;
  return judgeRun(
    file,
    file.plays.flatMap((play) => readTrace(folder, play) ?? []),
  );
}
