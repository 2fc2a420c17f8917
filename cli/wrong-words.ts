import type { WordName } from '../judge/words/called-as';
import { UsageError } from '../run/usage-error';

/** The command line itself is wrong, so that the help of the word it calls helps. */
export class WrongWords extends UsageError {
  constructor(
    message: string,
    readonly word?: WordName,
  ) {
    super(message);
  }
}
