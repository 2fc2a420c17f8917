/** Whether the traces of a results folder are those from which the verdict beside them was drawn. */
import path from 'node:path';
import { DamagedResults } from './damaged-results';
import { evidenceDigest } from './evidence-digest';
import { verdictFileName } from './file-names';
import { takeItAsLeft } from './read-text';
import { runFileName } from './run-file-name';
import type { KeptPlay } from './run-record';
import { readVerdictFile, type VerdictFile } from './verdict-file-schema';

/** Says what is wrong; undefined where they agree, or no verdict that names its traces stands in the folder. */
export function unlikeVerdict(folder: string, plays: readonly KeptPlay[]): string | undefined {
  const file = path.join(folder, verdictFileName);
  let claim: VerdictFile;
  try {
    claim = readVerdictFile(file);
  } catch (error) {
    // Whoever judges anew needs no earlier verdict.
    if (error instanceof DamagedResults) return undefined;
    throw error;
  }
  const now = evidenceDigest(plays);
  const { traces } = claim;
  if (traces === undefined || (now?.traces === traces.kept && now.sha256 === traces.sha256)) return undefined;
  const there = now === undefined ? 'no hashes' : `${now.traces} traces (${now.sha256.slice(0, 16)}…)`;
  return (
    `${file} was drawn from ${traces.kept} traces (${traces.sha256.slice(0, 16)}…), and ${runFileName} beside it lists ${there}: ` +
    `one of the two was changed after the run. ${takeItAsLeft}`
  );
}
