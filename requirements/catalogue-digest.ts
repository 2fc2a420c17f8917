/** Names the set of requirements by its content, so that a claim says by what it was judged. */
import { createHash } from 'node:crypto';
import { catalogue } from './catalogue';

export function catalogueDigest(): string {
  return createHash('sha256').update(JSON.stringify(catalogue)).digest('hex');
}
