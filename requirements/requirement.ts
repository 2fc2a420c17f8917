/** What a row of the catalogue says. */
import type { Capability, Channel, Clock } from '../protocol/types';
import type { SourceKey } from './sources';

export type Level = 'must' | 'should' | 'may';

/** `documented` by the vendor, or `inferred` by us from what is documented; inferred rows never gate. */
export type Basis = 'documented' | 'inferred';

/** `page`: the agent-escalation integration page. `linked`: a page it links to, or a neighbour of such a page. */
export type Origin = 'page' | 'linked';

export interface Source {
  readonly page: SourceKey;
  readonly heading: string;
}

export interface Requirement {
  readonly level: Level;
  readonly basis: Basis;
  readonly origin: Origin;
  /** The obligation, in our words. */
  readonly statement: string;
  readonly source: Source;
  /** Judged on these channels only; all when left out. */
  readonly channels?: readonly Channel[];
  /** Clocks of an implementation with which it is judged; all when left out. */
  readonly clocks?: readonly Clock[];
  /** Judged only on implementations that declare these. */
  readonly needs?: readonly Capability[];
}
