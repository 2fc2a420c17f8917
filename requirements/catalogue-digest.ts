/**
 * Names the set of requirements by what a verdict rests on, so that a claim says by what it was judged: id, level, basis
 * and statement of each. Its order, where it is documented and how a row is explained may change under the same name.
 */
import { createHash } from 'node:crypto';
import { rows, type Row } from './catalogue';

/** Claims that name no rule were named by the first one, which took in the whole catalogue, word for word. */
export const digestRule = 2;

export function catalogueDigest(of: readonly Row[] = rows): string {
  const named = of.map(({ id, level, basis, statement }) => [id, level, basis, statement] as const);
  const sorted = named.sort(([one], [other]) => (one < other ? -1 : 1));
  return createHash('sha256').update(JSON.stringify(sorted)).digest('hex');
}
