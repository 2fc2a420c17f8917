/**
 * Plays one property: many cases at once, in portions that are each a run of fast-check. The first case, by its place, that does not
 * hold is what is made smaller.
 */
import * as fc from 'fast-check';
import type { Fault } from '../play/adapters/fault';
import type { Session } from '../play/player/play';
import type { RequirementId } from '../requirements/catalogue';
import { isOfShard, type Shard } from '../play/scenarios/shard';
import { CasePlaces, mostPlacesForOne, placeIn, placesOfListed, portionOf, portionSize } from './case-places';
import { CasesInOrder } from './cases-in-order';
import { verdictOf } from './case-verdict';
import { failedByItself, playGenerated } from './play-generated';
import type { Candidate, Generated, Property } from './property';
import { shrinkCase, type FoundCase, type ShrinkingOptions } from './shrink-case';
import { countsOf, type Tallies } from './tallies';

export interface PlayingOptions extends ShrinkingOptions {
  /** The moment, by `performance.now()`, after which no new case begins. */
  readonly untilMs: number;
  readonly casesAtOnce: number;
  /** Passed by each new case before it is played; all begin at once when left out. */
  readonly begins?: () => Promise<void>;
  /** The first portion to play. */
  readonly from?: number;
  /** The portions that are played here; all when left out. */
  readonly shard?: Shard;
  /** Whether a failure of the requirement decides the verdict: only such a one ends a property. All do when left out. */
  readonly gates?: (requirement: RequirementId) => boolean;
}

export interface PlayedProperty extends Tallies {
  readonly cases: number;
  readonly thrownAway: number;
  readonly ms: number;
  /** Milliseconds that a case adds to a run where so many are under way at once; what is played to make one smaller is not counted. */
  readonly caseMs: number;
  /** Of a list: which cases were played, and which requirements were judged on each. */
  readonly places: ReadonlyMap<number, readonly RequirementId[]>;
  /** The smallest case that was found for a requirement; one that decides the verdict, if there is one. */
  readonly found?: FoundCase;
  /** The same for the other requirements that were broken. */
  readonly alsoFound?: readonly FoundCase[];
  readonly fault?: Fault;
  /** So much was thrown away that not all cases came about. */
  readonly gaveUp?: true;
  /** The first portion that was not played to its end; undefined when all were. */
  readonly nextPortion?: number;
}

/** Plays up to `runs` cases. Never rejects: what a target does, and what fails in the suite itself, is its fault. */
export async function playProperty(
  property: Property,
  session: Session,
  options: PlayingOptions,
): Promise<PlayedProperty> {
  return new Playing(property, session, options).run();
}

class Playing {
  private playedCases = 0;
  private playedMs = 0;
  private nextPortion: number;
  readonly places: CasePlaces;
  private readonly unfinished = new Set<number>();
  private readonly inOrder: CasesInOrder;

  constructor(
    readonly property: Property,
    readonly session: Session,
    readonly options: PlayingOptions,
  ) {
    this.nextPortion = options.from ?? 0;
    this.places = new CasePlaces(property, options);
    // Of a list every case is played; chance need not be tried further once something was found that decides the verdict.
    this.inOrder = new CasesInOrder({ gates: options.gates ?? (() => true), byFirst: !property.listed });
  }

  async run(): Promise<PlayedProperty> {
    const began = performance.now();
    const portions = Math.ceil(this.places.wanted / portionSize);
    const lanes = Array.from({ length: Math.min(this.options.casesAtOnce, portions) }, async () => {
      while (this.nextPortion < portions && this.wants(placeIn(this.nextPortion, 0))) {
        const portion = this.nextPortion;
        this.nextPortion += 1;
        if (!isOfShard(portion, this.options.shard)) continue;
        await this.playPortion(portion).catch((error: unknown) => this.failsByItself(error, portion));
      }
    });
    await Promise.all(lanes);
    const { found: firsts, fault, gaveUp, judged, ...counted } = this.inOrder.counted();
    const smallest = await Promise.all(firsts.map((first) => shrinkCase(this, first, fault)));
    const failed = fault ?? smallest.find((each) => each.failed)?.failed;
    const next = Math.min(...this.unfinished, this.nextPortion, this.afterFound);
    const ordered = smallest.map(({ found }) => found).sort((a, b) => Number(this.gates(b)) - Number(this.gates(a)));
    const [found, ...alsoFound] = ordered;
    return {
      ...counted,
      ms: Math.round(performance.now() - began),
      caseMs: this.playedCases === 0 ? 0 : this.playedMs / this.playedCases / this.atOnce(portions),
      places: new Map(
        [...judged].flatMap(([place, ids]) => {
          const inList = this.places.placeInList(place);
          return inList === undefined ? [] : [[inList, ids]];
        }),
      ),
      ...(found ? { found } : {}),
      ...(alsoFound.length > 0 ? { alsoFound } : {}),
      ...(failed ? { fault: failed } : {}),
      ...(gaveUp ? { gaveUp: true as const } : {}),
      ...(next < portions ? { nextPortion: next } : {}),
    };
  }

  /** The portion after that in which all was found that was looked for. */
  private get afterFound(): number {
    const place = this.inOrder.foundAllAt;
    return place === undefined ? Infinity : portionOf(place) + 1;
  }

  /** No further case is to begin, wherever it stands. */
  private get isOver(): boolean {
    return this.session.signal.aborted || performance.now() >= this.options.untilMs;
  }

  /** Whether a case at this place may still begin. */
  private wants(place: number): boolean {
    return !this.isOver && this.inOrder.wants(place);
  }

  private gates({ problem }: FoundCase): boolean {
    return this.options.gates?.(problem.requirement) ?? true;
  }

  private get waits(): boolean {
    return this.options.targetFacts.clock !== 'virtual';
  }

  /** Cases that are under way at once. */
  private atOnce(portions: number): number {
    return Math.min(this.options.casesAtOnce, portions) * (this.waits ? portionSize : 1);
  }

  private async playPortion(portion: number): Promise<void> {
    const first = portion * portionSize;
    const cases = Math.min(portionSize, this.places.wanted - first);
    if (!this.places.isList)
      return this.waits ? this.playAtOnce(portion, cases) : void (await this.check(portion, 0, cases));
    // Each case of a list is a run of its own: only its own values are made smaller.
    const offsets = Array.from({ length: cases }, (_, nth) => nth * placesOfListed);
    // What waits in real time waits at once.
    if (this.waits) await Promise.all(offsets.map((offset) => this.check(portion, offset, 1)));
    else for (const offset of offsets) await this.check(portion, offset, 1);
  }

  /**
   * The cases of a portion that would be played one after the other, at once, since each waits in real time: every one is a run of
   * its own, which begins at its place among the values of the portion's seed. For one that is thrown away the next place is taken.
   */
  private async playAtOnce(portion: number, cases: number): Promise<void> {
    let next = 0;
    const one = async () => {
      while (next < cases * mostPlacesForOne) {
        const nth = next;
        next += 1;
        if (!(await this.check(portion, nth, 1))) return;
      }
      this.gaveUp(portion);
    };
    await Promise.all(Array.from({ length: cases }, one));
  }

  /** One run of fast-check over new cases, whose first is at this offset of the portion. Whether that one was thrown away. */
  private async check(portion: number, offset: number, numRuns: number): Promise<boolean> {
    const first = placeIn(portion, offset);
    let next = first;
    let isFirstThrownAway = false;
    const details = await fc.check(
      fc.asyncProperty(this.places.candidatesAt(first), async (candidate) => {
        const place = next;
        next += 1;
        // What comes after the only value is no case of this run: whoever called takes the next one.
        if (place > first && this.waits && !this.places.isList) return;
        const isThrownAway = await this.take(candidate, place);
        if (place === first) isFirstThrownAway = isThrownAway;
        fc.pre(!isThrownAway);
      }),
      this.places.beginningAt(first, numRuns),
    );
    // Nothing is thrown in there: what failed is the search for a situation that is worth to be played.
    if (details.failed) this.gaveUp(portion);
    return isFirstThrownAway;
  }

  private gaveUp(portion: number): void {
    this.inOrder.addGaveUp(placeIn(portion + 1, 0) - 1);
  }

  /** What fails in the suite itself ends the property behind the portion in which it did. */
  private failsByItself(error: unknown, portion: number, place = placeIn(portion + 1, 0) - 1): void {
    this.unfinished.add(portion);
    this.inOrder.addFault(place, failedByItself(this.property, this.options.seed, error));
  }

  /** Plays a new case, where it is still wanted. Whether nothing worth playing came of it. */
  private async take(candidate: Candidate, place: number): Promise<boolean> {
    const portion = portionOf(place);
    try {
      if (!this.inOrder.wants(place)) return false;
      const generated = this.isOver ? undefined : await candidate.build();
      if (!generated && !this.isOver) {
        this.inOrder.addThrownAway(place);
        return true;
      }
      if (generated && this.wants(place)) await this.options.begins?.();
      if (generated && this.wants(place)) await this.play(generated, place);
      else if (this.isOver) this.unfinished.add(portion);
    } catch (error) {
      this.failsByItself(error, portion, place);
    }
    return false;
  }

  private async play(generated: Generated, place: number): Promise<void> {
    const began = performance.now();
    const play = await playGenerated(this.property, generated, this.session);
    this.playedMs += performance.now() - began;
    this.playedCases += 1;
    if (play.fault) {
      this.unfinished.add(portionOf(place));
      if (play.fault.kind !== 'interrupted') this.inOrder.addFault(place, play.fault);
      return;
    }
    const verdict = this.property.recordsOnly
      ? { problems: [], judged: [] }
      : verdictOf(play.trace, generated.situation, this.options.only);
    const counts = countsOf(this.property, generated, play, verdict.judged);
    this.inOrder.add(place, { ...verdict, generated, play, counts });
  }
}
