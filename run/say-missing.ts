import { visible } from '../judge/words/visible';
import { withoutStack } from './without-stack';

/** Says in a sentence why something is missing that tells the verdict in another way, and that the verdict stands. */
export function sayMissing(what: string, error: unknown): string {
  const why = withoutStack(error instanceof Error ? error.message : String(error));
  return `${what}: ${visible(why.replace(/\s+/g, ' '), 1_500)}${/[.!?"]$/.test(why) ? '' : '.'} The verdict stands: it comes from the traces.`;
}
