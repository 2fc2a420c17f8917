import { visible } from '../judge/words/visible';
import { UsageError } from '../run/usage-error';

/** What went wrong, for the person at the keyboard. It may quote a name, a path or a file that holds anything. */
export function renderError(error: unknown): string {
  const lines = error instanceof UsageError ? error.lines : [error instanceof Error ? error.message : String(error)];
  return lines.map((line) => visible(line, 8_000)).join('\n');
}
