/** What `run.json` holds: the run's facts, its plays, and its faults. */
import type { Channel } from '../protocol/types';
import type { RunFacts } from './run-facts';
import type { RunFault } from './run-fault';

/** One scenario on one channel, as `run.json` lists it. */
export interface KeptPlay {
  readonly scenario: string;
  readonly channel: Channel;
  /** Which of several plays of this scenario it is; left out where a run plays each once. */
  readonly repeat?: number;
  /** The trace file, relative to the folder; null when the play gave none. */
  readonly trace: string | null;
  /** SHA-256 of the trace's file, of its bytes as the run wrote them; left out by versions before 0.3. */
  readonly sha256?: string;
  readonly fault?: RunFault;
  /** Requirements that the scenario exercises: without a trace there is no other way to know. */
  readonly exercises?: readonly string[];
  /** The line that plays it again, where it is no chosen scenario. */
  readonly replay?: string;
  /** Real milliseconds that it took, others under way meanwhile; left out by versions before 0.3. */
  readonly tookMs?: number;
}

export interface RunFile {
  readonly format: 1;
  readonly facts: RunFacts;
  readonly plays: readonly KeptPlay[];
  /** Faults that belong to no single play. */
  readonly faults?: readonly RunFault[];
}
