/**
 * Where the cases of a property stand: they are played in portions, each with a seed of its own, so that portions do not depend on
 * each other, and each value that may be tried for a case has a place among all of them.
 */
import { createHash } from 'node:crypto';
import type * as fc from 'fast-check';
import type { RequirementId } from '../requirements/catalogue';
import { placesOf, type Candidate, type Property, type TargetFacts } from './property';

/** Cases of one portion: small enough that little is repeated when a run is resumed. */
export const portionSize = 5;

/** Places that are tried for one case at most, as many as fast-check would. */
export const mostPlacesForOne = 100;

/** Places that a case of a list has, one for each value that may be tried for it, and those of a portion: more than are ever taken. */
export const placesOfListed = 2 * mostPlacesForOne;
const placesOfPortion = portionSize * placesOfListed;

/** The place of the nth value of a portion among all cases of the property. */
export function placeIn(portion: number, nth: number): number {
  return portion * placesOfPortion + nth;
}

export function portionOf(place: number): number {
  return Math.floor(place / placesOfPortion);
}

export interface DrawnBy {
  readonly runs: number;
  readonly seed: number;
  readonly targetFacts: TargetFacts;
  /** Requirements that matter; all when left out. */
  readonly only?: readonly RequirementId[];
}

export class CasePlaces {
  /** Of a list which of its cases are to be played. */
  private readonly listed: readonly number[] | undefined;

  constructor(
    private readonly property: Property,
    private readonly by: DrawnBy,
  ) {
    this.listed = placesOf(property, by.targetFacts, by.only);
  }

  get isList(): boolean {
    return this.listed !== undefined;
  }

  /** Cases in all. */
  get wanted(): number {
    return this.listed?.length ?? this.by.runs;
  }

  /** What fast-check draws the value of a place from. */
  candidatesAt(place: number): fc.Arbitrary<Candidate> {
    return this.property.candidates(this.by.targetFacts, this.placeInList(place)?.toString());
  }

  /** Of a list: which of its cases is played there. */
  placeInList(place: number): number | undefined {
    return this.listed?.[portionOf(place) * portionSize + Math.floor((place % placesOfPortion) / placesOfListed)];
  }

  /** How fast-check comes to the value of a place. A case of a list has values of its own. */
  beginningAt(place: number, numRuns: number) {
    const nth = this.listed ? place % placesOfListed : place % placesOfPortion;
    return { seed: this.seedAt(place), numRuns, path: String(nth) };
  }

  private seedAt(place: number): number {
    const portion = this.placeInList(place) ?? portionOf(place);
    return createHash('sha256').update(`${this.by.seed}\n${this.property.name}\n${portion}`).digest().readInt32BE(0);
  }
}
