/**
 * The traces of a results folder, for who looks at one after the other and comes back to some: those that were looked at last
 * are held, up to a limit, and any other is read again. How large the folder is makes no difference to what is held.
 */
import { readKeptTrace, type KeptTraceText } from './run-file';
import type { KeptPlay } from './run-record';

/** Bytes of the files whose traces are held; in memory a trace takes about four times as much. */
export const bytesHeld = 6 * 1024 * 1024;

export class TraceShelf {
  /** In the order in which they were taken; the next to go comes first. */
  private readonly held = new Map<string, KeptTraceText>();
  private bytes = 0;

  constructor(
    private readonly folder: string,
    private readonly most = bytesHeld,
  ) {}

  /** Undefined when the play gave none. @throws DamagedResults */
  take(play: KeptPlay): KeptTraceText | undefined {
    if (play.trace === null) return undefined;
    const held = this.held.get(play.trace);
    const taken = held ?? readKeptTrace(this.folder, play);
    if (taken === undefined) return undefined;
    this.held.delete(play.trace);
    this.held.set(play.trace, taken);
    if (!held) this.bytes += taken.bytes;
    for (const [name, { bytes }] of this.held) {
      if (this.bytes <= this.most || this.held.size === 1) break;
      this.held.delete(name);
      this.bytes -= bytes;
    }
    return taken;
  }
}
