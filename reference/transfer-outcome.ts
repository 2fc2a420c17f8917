/** What became of a transfer that was asked for. */
import type { Result } from '../protocol/types';

export interface TransferOutcome {
  readonly result: Result;
  /** Names an accepted transfer. */
  readonly transferId?: string;
  /** Status of the answer; 0 when the call broke. */
  readonly status: number;
  /** The answer's JSON, if it is that. */
  readonly json?: unknown;
}
