import { DamagedResults } from '../results/damaged-results';
import { visible } from '../judge/words/visible';
import { UsageError } from '../run/usage-error';
import { WrongWords } from './wrong-words';

/** What went wrong, for the person at the keyboard. It may quote a name, a path or a file that holds anything. */
export function renderError(error: unknown): string {
  const message = error instanceof Error ? error.message : String(error);
  // Some tell several things, a line each; what only repeats what was written has one.
  const lines = error instanceof UsageError && !isOneSentence(error) ? message.split('\n') : [message];
  return lines.map((line) => visible(line, 8_000)).join('\n');
}

function isOneSentence(error: UsageError): boolean {
  return error instanceof WrongWords || error.cause instanceof DamagedResults;
}
