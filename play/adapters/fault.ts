/** What went wrong around the implementation, as opposed to in its behaviour. */
import { DamagedFile } from '../../trace/damaged-file';

/**
 * `usage`: asked for what cannot be. `unreachable`: no answer in time. `protocol`: an answer that the written protocol
 * does not allow. `suite`: our own. `interrupted`: nobody's; the run was stopped.
 */
export type FaultKind = 'usage' | 'unreachable' | 'protocol' | 'suite' | 'interrupted';

/** An error that stops a play without judging the implementation's escalation. */
export class Fault extends Error {
  override readonly name = 'Fault';
  /** Whether it may be over a moment later: whoever is being started does not answer yet. */
  readonly mayPass: boolean;

  constructor(
    readonly kind: FaultKind,
    message: string,
    options?: ErrorOptions & { readonly mayPass?: boolean },
  ) {
    super(message, options);
    this.mayPass = options?.mayPass ?? false;
  }
}

/** What a disk says that takes nothing more; the person at the keyboard can give it another. */
const fullOrClosed = ['ENOSPC', 'EDQUOT', 'EFBIG', 'EROFS', 'EACCES'];

/** Any thrown thing as a fault; what is not one already is ours, or comes of the place that was named for files. */
export function asFault(thrown: unknown): Fault {
  if (thrown instanceof Fault) return thrown;
  const { code = '', path: file } = (thrown ?? {}) as NodeJS.ErrnoException;
  const cause = { cause: thrown };
  // Its words are for the person at the keyboard already.
  if (thrown instanceof DamagedFile) return new Fault('usage', thrown.message, cause);
  if (thrown instanceof Error && fullOrClosed.includes(code) && (code !== 'EACCES' || file !== undefined)) {
    return new Fault(
      'usage',
      `The suite could not write what it has to: ${thrown.message}. Make room there, or name another folder: --out for the results, TMPDIR for temporary files.`,
      cause,
    );
  }
  if (thrown instanceof Error && ['EMFILE', 'ENFILE'].includes(code)) {
    const what = `The suite could not open what it has to: ${thrown.message}.`;
    return new Fault('usage', `${what} Allow more open files (ulimit -n), or play less at once (--at-once).`, cause);
  }
  return new Fault(
    'suite',
    `The suite itself failed: ${renderThrown(thrown)}. Please report it, with what CONFORMANCE_DEBUG=1 shows.`,
    cause,
  );
}

/** A thrown thing in words. Where it was thrown helps those who know the code, and they ask for it. */
export function renderThrown(thrown: unknown): string {
  if (!(thrown instanceof Error)) return String(thrown);
  if (!['', '0', undefined].includes(process.env['CONFORMANCE_DEBUG'])) return thrown.stack ?? thrown.message;
  return `${thrown.name}: ${thrown.message}`;
}
