/** What went wrong around the implementation, as opposed to in its behaviour. */

/**
 * `usage`: asked for what cannot be. `unreachable`: no answer in time. `protocol`: an answer that the written protocol
 * does not allow. `suite`: our own. `interrupted`: nobody's; the run was stopped.
 */
export type FaultKind = 'usage' | 'unreachable' | 'protocol' | 'suite' | 'interrupted';

/** An error that stops a play without judging the implementation's escalation. */
export class Fault extends Error {
  override readonly name = 'Fault';

  constructor(
    readonly kind: FaultKind,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}

/** Any thrown thing as a fault; what is not one already is ours. */
export function asFault(thrown: unknown): Fault {
  if (thrown instanceof Fault) return thrown;
  const message = thrown instanceof Error ? (thrown.stack ?? thrown.message) : String(thrown);
  return new Fault('suite', `The suite itself failed: ${message}`, { cause: thrown });
}
