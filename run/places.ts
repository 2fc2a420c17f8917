/** Where a failure can be found, by the names that findings print. */
import { closest } from 'fastest-levenshtein';
import { ownerOf } from '../judge/verdict/tried';
import type { RequirementId } from '../requirements/catalogue';
import { areaOf, locationText, parseLocation, placesOf } from '../results/location';
import type { EvidenceSource } from './sources/evidence-source';
import { evidenceSources } from './sources/evidence-sources';

/** The names at which a source can find something, gathered once. */
const known = new Map<EvidenceSource, ReadonlySet<string>>();

function knownOf(source: EvidenceSource): ReadonlySet<string> {
  const names = known.get(source) ?? new Set(source.locations().map(({ location }) => locationText(location)));
  known.set(source, names);
  return names;
}

/** What is wrong with this name, in a sentence that names the nearest one; undefined when findings can print it. */
export function complaintAboutPlace(name: string, requirement: RequirementId): string | undefined {
  const location = parseLocation(name);
  // One case of a property is found again by its seed alone, but it was printed, and may be named.
  const isKnown = (source: EvidenceSource) => placesOf(location).some((place) => knownOf(source).has(place));
  const owner = ownerOf(evidenceSources, location);
  // What the description of a bot leads to is known once there is one.
  if (owner && (isKnown(owner) || owner.locations().length === 0)) return undefined;
  const area = areaOf(location);
  const meant = evidenceSources.find(({ areas }) => areas.includes(area)) ?? owner;
  if (!meant) return `no location "${name}".`;
  const all = meant.locations();
  const speaking = all.filter(({ speaksOf }) => speaksOf.includes(requirement));
  const names = (speaking.length > 0 ? speaking : all).map((each) => locationText(each.location));
  const [canonical = area] = meant.areas;
  const spelt = `${canonical}${name.slice(area.length)}`;
  return `no ${meant.singular} "${name}". Did you mean "${closest(spelt, names)}"?`;
}
