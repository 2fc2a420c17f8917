/** What the consumer says in the situation of a combination. */
import { ask } from '../pieces';
import type { Combination } from './dimensions';

export const askFirst = 'something first';
export const askOther = 'another matter';
export const askAnother = 'somebody else speaks';
export const askChange = 'something has changed';
export const askResult = 'my number please';
export const nothingCatches = 'nothing catches these words';

/** The words that start the dialog of the phrase. */
export function phraseOf({ neighbour }: Combination): string {
  return neighbour === 'several patterns' ? 'operator' : ask;
}
