/** What a row of the catalogue says. */
import type { Capability, Channel, Clock } from '../protocol/types';
import type { SourceKey } from './sources';

export type Level = 'must' | 'should' | 'may';

/**
 * `documented` by the vendor, or `inferred` by us from what is documented, as `derivations.ts` writes down. Inferred rows
 * gate in the sets called `sound` alone.
 */
export type Basis = 'documented' | 'inferred';

/** `page`: the agent-escalation integration page. `linked`: a page it links to, or a neighbour of such a page. */
export type Origin = 'page' | 'linked';

export interface Source {
  readonly page: SourceKey;
  readonly heading: string;
}

/** What the requirement asks for, as people read it in a report. What is told of a play stands beside these words. */
export interface Behaviour {
  /** As a sentence in the present tense. */
  readonly sentence: string;
  /** The situation. */
  readonly given: string;
  /** What happens in it. */
  readonly when: string;
  /** What the documents lead one to expect. */
  readonly then: string;
}

export interface Requirement {
  readonly level: Level;
  readonly basis: Basis;
  readonly origin: Origin;
  /** The obligation, in our words. */
  readonly statement: string;
  readonly behaviour: Behaviour;
  readonly source: Source;
  /** Where the same is written for the Agent Transfer interaction; left out where the source speaks of it, or the row does not. */
  readonly onAgentTransfer?: Source;
  /** How a reading was settled that could be doubted, and why. */
  readonly reading?: string;
  /** Judged on these channels only; all when left out. */
  readonly channels?: readonly Channel[];
  /** Clocks of an implementation with which it is judged; all when left out. */
  readonly clocks?: readonly Clock[];
  /** Judged only on implementations that declare these. */
  readonly needs?: readonly Capability[];
}
