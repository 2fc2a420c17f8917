/**
 * Whether a run would have shown the failure that a waiver excuses. Only then is a pass a reason to take the entry away:
 * a part of a run may pass because what fails was not in it.
 */
import type { RunFacts } from '../../results/run-facts';
import { ownerOf, type Tried } from './tried';
import type { LocatedWaiver } from './waiver';

export function wouldHaveShown({ declaration, clock }: RunFacts, tried: readonly Tried[]) {
  // Another clock than is declared may hide what fails.
  const knowable = declaration !== undefined && clock === declaration.clock;
  return ({ waiver: { requirement }, location }: LocatedWaiver): boolean => {
    if (!knowable || tried.length === 0) return false;
    // Any source can find any requirement broken in passing, so an entry for everywhere needs them all.
    if (location === undefined) return tried.every((each) => each.wouldHaveShown(requirement, undefined));
    return ownerOf(tried, location)?.wouldHaveShown(requirement, location) ?? false;
  };
}
