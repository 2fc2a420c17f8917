import { visible } from '../../judge/words/visible';

/** Parts of a sentence, of which some come from a stranger. */
export function quotedList(parts: readonly string[]): string {
  return parts.map((part) => visible(part, 300)).join('; ');
}
