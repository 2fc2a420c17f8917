/**
 * The plays of a run in the order of its plan, however many were under way at once and whichever of them ended first: what is
 * told of a run names them in this order. Those that no plan knows before stand behind, as they came.
 */
import { tellLocation } from '../../results/location';
import type { RunFacts } from '../../results/run-facts';
import type { KeptPlay } from '../../results/run-file';
import { evidenceSources } from './evidence-sources';

export function playsInOrder(plays: readonly KeptPlay[], facts: RunFacts): readonly KeptPlay[] {
  const names = evidenceSources.flatMap(({ inOrder }) => inOrder(facts));
  const places = new Map(names.map((name, index) => [name, index]));
  const placeOf = (play: KeptPlay) => places.get(tellLocation(play)) ?? names.length;
  return [...plays].sort((one, other) => placeOf(one) - placeOf(other));
}
