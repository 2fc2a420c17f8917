/** What an observation is: a question that the documents leave open, and what a trace shows of the answer. */
import type { SectionTitle } from '../../requirements/catalogue';
import type { Trace } from '../../trace/trace';

/** One thing seen. Never judged. */
export interface Sighting {
  /** The case, such as a skill id in quotes. */
  readonly about: string;
  /** What this implementation did. */
  readonly seen: string;
  /** Numbers of the events that show it. */
  readonly evidence: readonly number[];
}

export interface Observation {
  readonly id: string;
  readonly section: SectionTitle;
  readonly question: string;
  /** Why nothing is judged. */
  readonly whyOpen: string;
  readonly look: (trace: Trace) => readonly Sighting[];
}
