/** What failed and leaves the claim as it is, in a sentence: nobody is to read "conforms" as "nothing failed". */
import { rowOf } from '../../requirements/catalogue';
import { effectOnClaim } from '../verdict/claim-effect';
import type { JudgedRun } from '../verdict/verdict';

/** No line where nothing failed beside the claim. */
export function besideLines(run: Pick<JudgedRun, 'results' | 'strict'>): readonly string[] {
  const beside = run.results.filter((row) => row.status === 'failed' && effectOnClaim(run, row) !== 'red');
  if (beside.length === 0) return [];
  const kinds = beside.map(({ id }) => `${rowOf(id).basis} ${rowOf(id).level}`);
  const counted = [...new Set(kinds)].map((kind) => `${kinds.filter((each) => each === kind).length} × ${kind}`);
  return [
    `Beside the claim ${beside.length} requirement${beside.length === 1 ? '' : 's'} failed (${counted.join(', ')}): ` +
      'reported, and without weight for it.',
  ];
}
