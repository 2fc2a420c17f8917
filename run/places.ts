/** Where a failure can be found, by the names that findings print. */
import { closest } from 'fastest-levenshtein';
import { ownerOf } from '../judge/verdict/tried';
import type { RequirementId } from '../requirements/catalogue';
import { areaOf, locationText, matches, parseLocation } from '../results/location';
import type { EvidenceSource } from './sources/evidence-source';
import { evidenceSources } from './sources/evidence-sources';

/** What is wrong with this name, in a sentence that names the nearest one; undefined when findings can print it. */
export function complaintAboutPlace(name: string, requirement: RequirementId): string | undefined {
  const location = parseLocation(name);
  // One case of a property is found again by its seed alone, but it was printed, and may be named.
  const isKnown = (source: EvidenceSource) => source.locations().some((known) => matches(location, known.location));
  const owner = ownerOf(evidenceSources, location);
  if (owner && isKnown(owner)) return undefined;
  const area = areaOf(location);
  const meant = evidenceSources.find(({ areas }) => areas.includes(area)) ?? owner;
  if (!meant) return `no location "${name}".`;
  const known = meant.locations();
  const speaking = known.filter(({ speaksOf }) => speaksOf.includes(requirement));
  const names = (speaking.length > 0 ? speaking : known).map((each) => locationText(each.location));
  const [canonical = area] = meant.areas;
  const spelt = `${canonical}${name.slice(area.length)}`;
  return `no ${meant.singular} "${name}". Did you mean "${closest(spelt, names)}"?`;
}
