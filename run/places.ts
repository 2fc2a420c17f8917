/** Where a failure can be found, by the names that findings print. */
import { closest } from 'fastest-levenshtein';
import { ownerOf } from '../judge/verdict/tried';
import type { BotDescription } from '../protocol/bot-description';
import type { RequirementId } from '../requirements/catalogue';
import { areaOf, locationText, parseLocation, placesOf } from '../results/location';
import type { EvidenceSource } from './sources/evidence-source';
import { evidenceSources } from './sources/evidence-sources';

export class Places {
  /** Of each source where it can find something, gathered once; undefined where nobody knows yet. */
  private readonly known = new Map<EvidenceSource, readonly KnownPlace[] | undefined>();

  /** Without a description any situation of a described bot may be named: a file may be for runs with one and without. */
  constructor(private readonly bot?: BotDescription) {}

  /** What is wrong with this name, in a sentence that names the nearest one; undefined when findings can print it. */
  complaintAbout(name: string, requirement: RequirementId): string | undefined {
    const location = parseLocation(name);
    const area = areaOf(location);
    const owner = ownerOf(evidenceSources, location);
    const meant = evidenceSources.find(({ areas }) => areas.includes(area)) ?? owner;
    if (!owner || !meant) return `no location "${name}".`;
    const own = this.of(owner);
    // One case of a property is found again by its seed alone, but it was printed, and may be named.
    const within = placesOf(location);
    if (own === undefined || own.some((each) => within.includes(each.name))) return undefined;
    const all = this.of(meant) ?? [];
    if (all.length === 0) return `no ${meant.singular} "${name}": the description of the bot leads to none.`;
    const speaking = all.filter(({ speaksOf }) => speaksOf.includes(requirement));
    const names = (speaking.length > 0 ? speaking : all).map((each) => each.name);
    const [canonical = area] = meant.areas;
    const spelt = `${canonical}${name.slice(area.length)}`;
    return `no ${meant.singular} "${name}". Did you mean "${closest(spelt, names)}"?`;
  }

  private of(source: EvidenceSource): readonly KnownPlace[] | undefined {
    if (!this.known.has(source)) {
      const locations = source.locations(this.bot);
      this.known.set(
        source,
        locations?.map(({ location, speaksOf }) => ({ name: locationText(location), speaksOf })),
      );
    }
    return this.known.get(source);
  }
}

interface KnownPlace {
  readonly name: string;
  readonly speaksOf: readonly RequirementId[];
}
