/** Where the double writes down what it sees. */
import type { Happening } from '../../../trace/trace';

export interface Transcript {
  /** Notes a happening of this conversation, now. */
  record(happening: Happening): void;
  /** The latest moment, in milliseconds of scenario time, at which something seen now can have happened. */
  nowMs(): number;
}
