/** What the surface of a run does not show, whoever is judged there: the surface declares it, and never the implementation. */
import type { RequirementId } from '../requirements/catalogue';

interface OfRow {
  readonly requirement: RequirementId;
  /** In a sentence. */
  readonly why: string;
}

export interface SurfaceFacts {
  /** As it stands in a sentence. */
  readonly name: string;
  /** The `--adapter` that names it beside a target; left out where no target is named. */
  readonly adapter?: string | undefined;
  /** Rows that do not speak of a run on it. */
  readonly notApplicable: readonly OfRow[];
  /** Rows that are judged there and have no weight for the claim. */
  readonly notGating: readonly OfRow[];
  /** Scenarios that cannot be played there. */
  readonly notPlayed: readonly { readonly scenario: string; readonly why: string }[];
  /** On what a verdict rests there, besides what was seen: half a sentence each. */
  readonly restsOn: readonly string[];
}
