/** An implementer's own waiver, as it was read. */
import type { RequirementId } from '../requirements/catalogue';

export interface Waiver {
  readonly requirement: RequirementId;
  /** Only what is found there: a scenario, a contract, a property or one case of it. Everywhere when left out. */
  readonly scenario?: string;
  readonly reason: string;
  readonly owner: string;
  /** The last day on which it holds, as YYYY-MM-DD. */
  readonly expires: string;
  readonly issue?: string;
  /** Where it is written, as `waivers.yaml line 7`. */
  readonly at: string;
}
