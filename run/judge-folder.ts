/** The run of a results folder, judged anew: from its traces, its findings, and what each source of evidence left there. */
import { judgeRun, type Judged } from '../judge/verdict/evidence';
import type { ChangedTrace } from '../results/changed-trace';
import { readKeptFindings } from '../results/kept-findings';
import { readRunFile, readTraces } from '../results/run-file';
import { evidenceSources } from './sources/evidence-sources';

export interface JudgedFolder extends Judged {
  /** Traces that are not those which the run has left: the verdict is none of that run. */
  readonly changed: readonly ChangedTrace[];
}

/** @throws DamagedResults when the folder holds no run, or not as a run leaves it. */
export function judgeFolder(folder: string): JudgedFolder {
  const file = readRunFile(folder);
  const { traces, changed } = readTraces(folder, file.plays);
  const tried = evidenceSources.map(({ readBack }) => readBack(folder, file));
  return { ...judgeRun(file, traces, readKeptFindings(folder), tried), changed };
}
