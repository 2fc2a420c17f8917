/** Where the double writes down what it sees. */
import type { EventBody } from '../../../trace/trace';

export interface Transcript {
  /** Notes a eventBody of this conversation, now. */
  record(eventBody: EventBody): void;
  /** The earliest moment, in milliseconds of scenario time, at which something seen now can have happened. */
  sinceMs(): number;
}
