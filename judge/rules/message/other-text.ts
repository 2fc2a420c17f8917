import { quote } from '../../../trace/render-event';
import { differenceTold } from '../../../trace/text-difference';

/** Which text came in place of which, and how they differ: in the same words whichever requirement is broken by it. */
export function otherText(message: string, other: string): string {
  return `${quote(other)} instead of ${quote(message)}${differenceTold(message, other)}`;
}
