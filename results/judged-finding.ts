import type { RequirementId } from '../requirements/catalogue';
import type { Channel } from '../protocol/types';
import type { Finding } from './finding';

/** A finding, and where it comes from. */
export interface JudgedFinding extends Finding {
  readonly requirement: RequirementId;
  readonly scenario: string;
  readonly channel: Channel;
  /** Of which play of the scenario it is, where a run plays each more than once. */
  readonly repeat?: number;
  /** Whether the scenario was written to exercise the requirement. Unlisted findings count only when they fail. */
  readonly listed: boolean;
}
