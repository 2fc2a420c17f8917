/** A trace that is not the one which the run has left. */
import { runFileName } from './run-file-name';
import type { KeptPlay } from './run-record';

export interface ChangedTrace {
  readonly play: KeptPlay;
  /** The SHA-256 of the file that stands there now. */
  readonly seen: string;
}

export function renderChangedTrace({ play, seen }: ChangedTrace): string {
  const { scenario, channel, trace, sha256 = '' } = play;
  return `the trace ${trace ?? ''} of ${scenario} on ${channel} was changed after the run: ${runFileName} has its SHA-256 as ${short(sha256)}, and that of the file is ${short(seen)}.`;
}

function short(hash: string): string {
  return `${hash.slice(0, 16)}…`;
}
