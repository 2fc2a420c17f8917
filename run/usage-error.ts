/** Wrong usage: the message is for the person at the keyboard, the exit code is 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
}
