/** Where a failure can be found, by the names that findings print: scenarios, contracts, generated cases. */
import { closest } from 'fastest-levenshtein';
import { placeOf } from '../contracts/row-findings';
import { pacts } from '../contracts/pacts';
import { properties } from '../properties/table';
import type { RequirementId } from '../requirements/catalogue';
import { locationText, matches, parseLocation } from '../results/location';
import { scenarios } from '../play/scenarios/table';

interface Place {
  readonly kind: 'scenario' | 'contract' | 'property';
  readonly name: string;
  /** Requirements that it is made for; in passing it may find others. */
  readonly speaksOf: readonly RequirementId[];
}

const places: readonly Place[] = [
  ...scenarios.map(({ id, exercises }): Place => ({ kind: 'scenario', name: id, speaksOf: exercises })),
  ...pacts.flatMap(({ name, interactions }) =>
    interactions
      // What speaks of no requirement is a breach of the protocol when it is broken, and no finding.
      .filter(({ requirements }) => requirements.length > 0)
      .map(({ description, requirements }): Place => ({
        kind: 'contract',
        name: placeOf(name, description),
        speaksOf: requirements,
      })),
  ),
  ...properties
    .filter(({ recordsOnly }) => !recordsOnly)
    .map(({ name, exercises }): Place => ({
      kind: 'property',
      name: locationText({ kind: 'property', property: name }),
      speaksOf: exercises,
    })),
];

/** What is wrong with this name, in a sentence that names the nearest one; undefined when findings can print it. */
export function complaintAboutPlace(name: string, requirement: RequirementId): string | undefined {
  // One case of a property is found again by its seed alone, but it was printed, and may be named.
  if (places.some((place) => matches(parseLocation(name), parseLocation(place.name)))) return undefined;
  const kind = kindOf(name);
  const alike = places.filter((place) => place.kind === kind);
  const speaking = alike.filter(({ speaksOf }) => speaksOf.includes(requirement));
  const known = (speaking.length > 0 ? speaking : alike).map((place) => place.name);
  return `no ${kind} "${name}". Did you mean "${closest(name.replace(/^propert(y|ies)\//, 'generated/'), known)}"?`;
}

function kindOf(name: string): Place['kind'] {
  if (/^contracts?\//.test(name)) return 'contract';
  return /^(generated|property|properties)\//.test(name) ? 'property' : 'scenario';
}
