/** What a run has tried of one source of evidence, as far as a verdict rests on it. */
import type { RequirementId } from '../../requirements/catalogue';
import type { CombinationCoverage } from '../../results/combination-coverage';
import { areaOf, type Location } from '../../results/location';

/** Something that belongs to a whole run and was left out of this one. */
export interface Omission {
  readonly what: 'requirements' | 'channels' | 'surface' | 'plays' | 'contracts' | 'generated cases';
  /** How far, and by which option or event, as half a sentence. */
  readonly why: string;
}

/** Generated cases that a run was to play and did not reach in its time. */
export interface Unreached {
  readonly cases: number;
  readonly of: number;
  readonly properties: readonly { readonly name: string; readonly cases: number; readonly of: number }[];
}

/** How much of one kind was tried, of how much there was to try. */
export interface Amount {
  readonly what: 'plays' | 'messages' | 'cases from lists' | 'cases by chance';
  readonly tried: number;
  readonly of: number;
  /** On how many of them the run settled before, for want of time; left out where it was to try all. */
  readonly settled?: number;
}

export interface Tried {
  /** As the source has them: see {@link ownerOf}. */
  readonly areas: readonly string[];
  readonly what: Omission['what'];
  /** Why some of it was left out, as half a sentence; undefined when nothing was. */
  readonly leftOut: string | undefined;
  /** Why the run was to try this and nothing else, as half a sentence; undefined in any other run. */
  readonly alone?: string | undefined;
  /** Whether all of it that is made for the requirement was tried. */
  readonly inFullFor: (requirement: RequirementId) => boolean;
  /**
   * Whether a failure of the requirement would have been seen: at this location, or anywhere in this source where none is
   * named. Is asked only of runs by the clock that the implementation declares.
   */
  readonly wouldHaveShown: (requirement: RequirementId, location: Location | undefined) => boolean;
  /** In numbers; left out where it is not counted. */
  readonly amounts?: readonly Amount[];
  readonly unreached?: Unreached | undefined;
  /** Scenarios that wait for minutes with this clock, and so were left to a thorough run. */
  readonly waitTooLong?: readonly string[];
  /** How many combinations of values were played; undefined where none were to be. */
  readonly combinations?: CombinationCoverage | undefined;
}

/**
 * To which of these the location belongs: by the first part of its name, which is the first of the areas of one. The first
 * of all has what belongs to no other.
 */
export function ownerOf<S extends { readonly areas: readonly string[] }>(
  sources: readonly S[],
  location: Location,
): S | undefined {
  const area = areaOf(location);
  return sources.find(({ areas }) => areas[0] === area) ?? sources[0];
}
