/** Names the page that the requirements restate: the oldest day on which a sentence of it was read, and a digest of all. */
import { createHash } from 'node:crypto';
import { pageSentences } from './page-sentences';

export function pageAsRead(): { readonly read: string; readonly digest: string } {
  const days = pageSentences.map(({ read }) => read).sort();
  const digests = pageSentences.map(({ digest }) => digest).join('\n');
  return { read: days[0] ?? '', digest: createHash('sha256').update(digests).digest('hex').slice(0, 16) };
}
