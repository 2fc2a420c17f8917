/**
 * What the platform takes from all conversations of a run together. Whoever goes beyond it is told off, and the run ends: a bot that
 * keeps to the protocol comes nowhere near, and what a run holds has to have an end.
 */
import { Fault } from '../../adapters/fault';
import { outOfFiles } from '../../adapters/own-limits';

export interface PlatformLimits {
  /** Connections at once; those that are idle are closed before one is refused. */
  readonly connections: number;
  /**
   * Bytes that are held at once: of calls that are still sent, of conversations that have not ended, and of what a bot on a
   * socket has not read yet.
   */
  readonly bytes: number;
}

export const platformLimits: PlatformLimits = { connections: 2_000, bytes: 256 * 1024 * 1024 };

/** How much of the limits is taken by now. */
export class PlatformLoad {
  private readonly over = new AbortController();
  private bytes = 0;

  constructor(readonly limits: PlatformLimits) {}

  /** Aborted, with a fault as its reason, once a limit was passed. */
  get overrun(): AbortSignal {
    return this.over.signal;
  }

  tooManyConnections(): void {
    this.pass(`opened more than ${this.limits.connections} connections to the platform at once`);
  }

  /** The suite itself has none left: it would hang up on bots, and blame them. */
  noFileLeft(): void {
    if (!this.over.signal.aborted) this.over.abort(outOfFiles());
  }

  hold(bytes: number): void {
    this.bytes += bytes;
    if (this.bytes > this.limits.bytes) {
      this.pass(
        `had the platform hold more than ${this.limits.bytes} bytes for conversations that had not ended, or were not read`,
      );
    }
  }

  release(bytes: number): void {
    this.bytes -= bytes;
  }

  private pass(what: string): void {
    if (this.over.signal.aborted) return;
    const why = `The implementation ${what}. The run was ended, and what was judged by then is kept. Look for calls without end.`;
    this.over.abort(new Fault('protocol', why));
  }
}
