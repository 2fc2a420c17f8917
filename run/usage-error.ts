/** Wrong usage: the message is for the person at the keyboard, the exit code is 2. */
export class UsageError extends Error {
  override readonly name = 'UsageError';
  /** Each is told on a line of its own. What a name or a file holds ends none of them. */
  readonly lines: readonly string[];

  /** One sentence, or several things that are told together. */
  constructor(told: string | readonly string[], options?: ErrorOptions) {
    const lines = typeof told === 'string' ? [told] : told;
    super(lines.join('\n'), options);
    this.lines = lines;
  }
}
