/** The run of a results folder, judged anew: from its traces, its findings, and what each source of evidence left there. */
import { judgeRun, type Judged } from '../judge/verdict/evidence';
import type { ChangedTrace } from '../results/changed-trace';
import { readKeptFindings } from '../results/kept-findings';
import type { RunFacts } from '../results/run-facts';
import { readRunFile, readTraces, type RunFile } from '../results/run-file';
import { evidenceSources } from './sources/evidence-sources';

export interface JudgedFolder extends Judged {
  /** Traces that are not those which the run has left: the verdict is none of that run. */
  readonly changed: readonly ChangedTrace[];
}

/**
 * What the run knew of itself stands, unless `asOf` says otherwise, such as which errata are in force by now. A run that has
 * just ended gives its own description as `kept`, so that nobody else's is read.
 * @throws DamagedResults when the folder holds no run, or not as a run leaves it.
 */
export function judgeFolder(
  folder: string,
  asOf = (facts: RunFacts): RunFacts => facts,
  kept: RunFile = readRunFile(folder),
): JudgedFolder {
  const file = { ...kept, facts: asOf(kept.facts) };
  const { traces, changed } = readTraces(folder, file.plays);
  const tried = evidenceSources.map(({ readBack }) => readBack(folder, file));
  return { ...judgeRun(file, traces, readKeptFindings(folder), tried), changed };
}
