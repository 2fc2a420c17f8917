/** What failed and leaves the claim as it is, in a sentence: nobody is to read "conforms" as "nothing failed". */
import { rowOf } from '../../requirements/catalogue';
import { effectOnClaim } from '../verdict/claim-effect';
import type { JudgedRun, RowResult } from '../verdict/verdict';
import { causesOf } from './causes-of';
import { failingShare } from './failing-share';

/** A row that fails in fewer findings than this, all of them, may do so by chance. */
const fewFindings = 3;

/** No line where nothing failed beside the claim; a second where the cause of what the claim fails by seems to be there. */
export function besideLines(run: Pick<JudgedRun, 'results' | 'strict'>): readonly string[] {
  const failed = run.results.filter(({ status }) => status === 'failed');
  const red = failed.filter((row) => effectOnClaim(run, row) === 'red');
  const beside = failed.filter((row) => !red.includes(row));
  if (beside.length === 0) return [];
  const kinds = beside.map(({ id }) => `${rowOf(id).basis} ${rowOf(id).level}`);
  const counted = [...new Set(kinds)].map((kind) => `${kinds.filter((each) => each === kind).length} × ${kind}`);
  return [
    `Beside the claim ${beside.length} requirement${beside.length === 1 ? '' : 's'} failed (${counted.join(', ')}): ` +
      'reported, and without weight for it.',
    ...lookFirstLine(run),
  ];
}

function lookFirstLine(run: Pick<JudgedRun, 'results' | 'strict'>): readonly string[] {
  const first = firstToLookAt(run);
  // The first cause is read first.
  if (!first || causesOf(run)[0]?.failed.includes(first) === true) return [];
  return [
    `Look at ${first.id} first (${rowOf(first.id).statement.replace(/[.]$/, '')}): it fails in all of its ${first.findings.length} findings, and nothing by which the claim fails does so in more than half of its own.`,
  ];
}

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
