/** What failed and leaves the claim as it is, in a sentence: nobody is to read "conforms" as "nothing failed". */
import { rowOf } from '../../requirements/catalogue';
import { effectOnClaim } from '../verdict/claim-effect';
import type { JudgedRun } from '../verdict/verdict';
import { causesOf } from './causes-of';
import { firstToLookAt } from './first-to-look-at';

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
  if (!first || causesOf(run)[0]?.root === first) return [];
  return [
    `Look at ${first.id} first (${rowOf(first.id).statement.replace(/[.]$/, '')}): it fails in all of its ${first.findings.length} findings, and nothing by which the claim fails does so in more than half of its own.`,
  ];
}
