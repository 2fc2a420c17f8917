import { effectOnClaim } from '../verdict/claim-effect';
import type { JudgedRun, RowResult } from '../verdict/verdict';
import { failingShare } from './failing-share';

/** A row that fails in fewer findings than this, all of them, may do so by chance. */
const fewFindings = 3;

/**
 * The row beside the claim that tells the cause of what the claim fails by, where one seems to: a fault that the documents do not
 * forbid in so many words may break the claim here and there, and its own row everywhere.
 */
export function firstToLookAt(run: Pick<JudgedRun, 'results' | 'strict'>): RowResult | undefined {
  const failed = run.results.filter(({ status }) => status === 'failed');
  const red = failed.filter((row) => effectOnClaim(run, row) === 'red');
  const beside = failed.filter((row) => !red.includes(row));
  if (red.length === 0 || red.some((row) => failingShare(row) > 0.5)) return undefined;
  const everywhere = beside.filter((row) => row.findings.length >= fewFindings && failingShare(row) === 1);
  return [...everywhere].sort((a, b) => b.findings.length - a.findings.length)[0];
}
