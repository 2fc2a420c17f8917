/** The run of a results folder, judged anew: from its traces, its findings, and what each source of evidence left there. */
import { judgingTraces, type Judged } from '../judge/verdict/evidence';
import type { ChangedTrace } from '../results/changed-trace';
import { readKeptFindings } from '../results/kept-findings';
import type { RunFacts } from '../results/run-facts';
import { readRunFile, type RunFile } from '../results/run-file';
import { atOnce, type Interruptible } from '../results/interruptible';
import { applyEngineSettings } from './engine-settings';
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
export function judgeFolder(folder: string, asOf?: (facts: RunFacts) => RunFacts, kept?: RunFile): JudgedFolder {
  return atOnce(judgingFolder(folder, asOf, kept));
}

/** The same in small steps, for who has to hear of something else meanwhile. @throws DamagedResults */
export function* judgingFolder(
  folder: string,
  asOf = (facts: RunFacts): RunFacts => facts,
  kept: RunFile = readRunFile(folder),
): Interruptible<JudgedFolder> {
  applyEngineSettings();
  const file = { ...kept, facts: asOf(kept.facts) };
  const tried = [];
  for (const { readBack } of evidenceSources) {
    tried.push(readBack(folder, file));
    yield;
  }
  return yield* judgingTraces(folder, file, readKeptFindings(folder), tried);
}
