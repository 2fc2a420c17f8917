/**
 * What came of the cases of one property, in the order of their places, whatever order they ended in. Many are under way at once,
 * and which of them ends first is chance: so the property ends at a place, and nothing behind that place counts.
 */
import type { Fault } from '../play/adapters/fault';
import type { Play } from '../play/player/play';
import type { RequirementId } from '../requirements/catalogue';
import type { BrokenRequirement } from './case-verdict';
import type { Generated } from './property';
import { tallied, type Counts, type Tallies } from './tallies';

/** Requirements of which one property looks for a smallest case; what else breaks is seen when these are mended. */
const mostFound = 6;

/** A case that was played. */
export interface PlayedCase {
  readonly generated: Generated;
  readonly play: Play;
  readonly problems: readonly BrokenRequirement[];
  readonly judged: readonly RequirementId[];
  readonly counts: Counts;
}

/** The first case, by its place, that breaks this requirement. */
export interface FirstBroken extends Pick<PlayedCase, 'generated' | 'play'> {
  readonly place: number;
  readonly problem: BrokenRequirement;
}

/** What decides where a property ends. */
export interface Ends {
  /** Whether a failure of the requirement decides the verdict. */
  readonly gates: (requirement: RequirementId) => boolean;
  /** Whether the first failure that decides the verdict ends the property: chance need not be tried further. */
  readonly byFirst: boolean;
}

type Broken = Pick<PlayedCase, 'generated' | 'play' | 'problems'> & { readonly place: number };

/** What counts of all that was played. */
export interface Counted extends Tallies {
  readonly cases: number;
  readonly thrownAway: number;
  /** Which requirements were judged, by the place of the case. */
  readonly judged: ReadonlyMap<number, readonly RequirementId[]>;
  readonly found: readonly (FirstBroken & { readonly afterCases: number })[];
  readonly fault?: Fault;
  readonly gaveUp: boolean;
}

export class CasesInOrder {
  private readonly played = new Map<number, Pick<PlayedCase, 'counts' | 'judged'>>();
  private readonly thrownAway: number[] = [];
  /** Those of which a requirement is told, by place. What others break an earlier one has broken, and no knowledge changes that. */
  private broken: readonly Broken[] = [];
  private fault: { readonly place: number; readonly fault: Fault } | undefined;
  private gaveUpAt: number | undefined;
  /** The place of the last case that is wanted, by what is known. More knowledge only ever draws it nearer. */
  private last = Infinity;

  constructor(private readonly ends: Ends) {}

  /** Whether a case at this place is still wanted. Where it is not now, it never will be. */
  wants(place: number): boolean {
    return place <= this.last;
  }

  /** The place of the case with which what was looked for was found; undefined as long as it was not. */
  get foundAllAt(): number | undefined {
    const { endsAt } = this.firstBroken();
    return endsAt !== undefined && this.wants(endsAt) ? endsAt : undefined;
  }

  add(place: number, { counts, judged, problems, generated, play }: PlayedCase): void {
    this.played.set(place, { counts, judged });
    if (problems.length === 0 || !this.wants(place)) return;
    this.broken = [...this.broken, { place, problems, generated, play }].sort((a, b) => a.place - b.place);
    const { firsts, endsAt = Infinity } = this.firstBroken();
    // A play that is told of nowhere is not held any longer: a bot may break one thing in thousands of cases.
    this.broken = this.broken.filter((each) => firsts.some(({ place: first }) => first === each.place));
    this.last = Math.min(this.last, endsAt);
  }

  addThrownAway(place: number): void {
    this.thrownAway.push(place);
  }

  /** Nothing behind a fault is wanted; what comes before it still is. */
  addFault(place: number, fault: Fault): void {
    if (this.fault && this.fault.place <= place) return;
    this.fault = { place, fault };
    this.last = Math.min(this.last, place);
  }

  /** So much was thrown away that the cases up to this place did not come about. */
  addGaveUp(place: number): void {
    this.gaveUpAt = Math.min(this.gaveUpAt ?? place, place);
  }

  counted(): Counted {
    const wanted = [...this.played].filter(([place]) => this.wants(place)).sort(([a], [b]) => a - b);
    const afterCases = (place: number) => wanted.filter(([each]) => each <= place).length;
    return {
      ...tallied(wanted.map(([, { counts }]) => counts)),
      cases: wanted.length,
      thrownAway: this.thrownAway.filter((place) => this.wants(place)).length,
      judged: new Map(wanted.map(([place, { judged }]) => [place, judged])),
      found: this.firstBroken()
        .firsts.filter(({ place }) => this.wants(place))
        .map((each) => ({ ...each, afterCases: afterCases(each.place) })),
      ...(this.fault && this.wants(this.fault.place) ? { fault: this.fault.fault } : {}),
      gaveUp: this.gaveUpAt !== undefined && this.wants(this.gaveUpAt),
    };
  }

  /** For each requirement the first case that breaks it, one requirement for each case, until enough was found. */
  private firstBroken(): { readonly firsts: readonly FirstBroken[]; readonly endsAt?: number } {
    const { gates, byFirst } = this.ends;
    const firsts: FirstBroken[] = [];
    for (const { place, problems, generated, play } of this.broken) {
      const fresh = problems.filter(
        ({ requirement }) => !firsts.some(({ problem }) => problem.requirement === requirement),
      );
      const problem = fresh.find(({ requirement }) => gates(requirement)) ?? fresh[0];
      if (!problem) continue;
      firsts.push({ place, problem, generated, play });
      if (firsts.length >= mostFound || (byFirst && gates(problem.requirement))) return { firsts, endsAt: place };
    }
    return { firsts };
  }
}
