/**
 * Plays one property: many cases at once, in portions that are each a run of fast-check. The first case, by its place, that does not
 * hold is made as small as its budget allows, and then played once more to see whether it was chance.
 */
import { createHash, hash } from 'node:crypto';
import * as fc from 'fast-check';
import { Fault, renderThrown } from '../play/adapters/fault';
import { playSituation, type Play, type Session } from '../play/player/play';
import type { RequirementId } from '../requirements/catalogue';
import type { Situation } from '../play/scenarios/scenario';
import { isOfShard, type Shard } from '../play/scenarios/shard';
import { locationText } from '../results/location';
import { threeMinutesMs } from '../trace/trace';
import { CasesInOrder, type FirstBroken } from './cases-in-order';
import { verdictOf, type CaseVerdict, type BrokenRequirement } from './case-verdict';
import { placesOf, type Candidate, type Generated, type Property, type TargetFacts } from './property';
import { writeToken } from './replay-token';
import { countsOf, type Tallies } from './tallies';

/** Cases of one portion: small enough that little is repeated when a run is resumed. */
export const portionSize = 5;

/** A target that fails this many calls while a counterexample is made smaller is left alone. */
const mostFaultsInShrinking = 3;

/** Places that are tried for one case at most, as many as fast-check would. */
const mostPlacesForOne = 100;

/** Places that a case of a list has, one for each value that may be tried for it, and those of a portion: more than are ever taken. */
const placesOfListed = 2 * mostPlacesForOne;
const placesOfPortion = portionSize * placesOfListed;

/** What bounds the search for a smaller counterexample, beside its time. */
const mostShrinkingPlays = 600;

export interface PlayingOptions {
  readonly runs: number;
  readonly seed: number;
  readonly targetFacts: TargetFacts;
  /** The moment, by `performance.now()`, after which no new case begins. */
  readonly untilMs: number;
  /** Milliseconds for making a counterexample smaller; 0 leaves it as it was found. */
  readonly shrinkMs: number;
  readonly casesAtOnce: number;
  /** Passed by each new case before it is played; all begin at once when left out. */
  readonly begins?: () => Promise<void>;
  /** The first portion to play. */
  readonly from?: number;
  /** The portions that are played here; all when left out. */
  readonly shard?: Shard;
  /** Requirements that matter; all when left out. */
  readonly only?: readonly RequirementId[];
  /** Whether a failure of the requirement decides the verdict: only such a one ends a property. All do when left out. */
  readonly gates?: (requirement: RequirementId) => boolean;
}

export interface FoundCase {
  readonly problem: BrokenRequirement;
  readonly generated: Generated;
  readonly play: Play;
  readonly token: string;
  readonly afterCases: number;
  readonly shrinkingPlays: number;
  /** Why it was not made as small as it goes; left out when it was. */
  readonly shrinkingStopped?: string;
  /** The second play of the same situation, where it did not show the problem. */
  readonly playedAgain?: Play;
  /** Why the same situation could not be played a second time: nobody knows whether it shows again. */
  readonly notPlayedAgain?: Fault;
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

/** What came of making one case smaller so far. */
interface Search {
  readonly untilMs: number;
  problem: BrokenRequirement;
  generated: Generated;
  play: Play;
  plays: number;
  faults: number;
  stopped?: string;
  /** A fault of the suite itself. */
  failed?: Fault;
}

/** Plays up to `runs` cases. Never rejects: what a target does, and what fails in the suite itself, is its fault. */
export async function playProperty(
  property: Property,
  session: Session,
  options: PlayingOptions,
): Promise<PlayedProperty> {
  return new Playing(property, session, options).run();
}

/** Plays the one case of a token. Undefined when the token leads to no case. */
export async function playAgain(
  property: Property,
  session: Session,
  token: {
    readonly seed: number;
    readonly path: string;
    readonly replayPath: string | undefined;
    readonly targetFacts: TargetFacts;
    readonly without: readonly number[];
  },
): Promise<{ readonly generated: Generated; readonly play: Play; readonly verdict: CaseVerdict } | undefined> {
  let result: { generated: Generated; play: Play; verdict: CaseVerdict } | undefined;
  const candidates = property.candidates(token.targetFacts, token.replayPath);
  const details = await fc.check(
    fc.asyncProperty(candidates, async (candidate) => {
      const whole = await candidate.build();
      if (result || !whole) return;
      const generated = withoutSteps(whole, token.without);
      const play = await playGenerated(property, generated, session);
      result = {
        generated,
        play,
        verdict: play.fault ? { problems: [], judged: [] } : verdictOf(play.trace, generated.situation),
      };
    }),
    { seed: token.seed, path: token.path, endOnFailure: true, numRuns: 1 },
  );
  // Nothing is thrown in there on purpose: what failed is the making of the case, or its judgement.
  if (details.failed) throw failedByItself(property, token.seed, details.errorInstance);
  return result;
}

/** The scenario id of a generated case: the same situation has the same. */
export function scenarioIdOf(property: Property, generated: Generated): string {
  const digest = hash('sha256', JSON.stringify([generated.channel, generated.situation]));
  return locationText({ kind: 'case', property: property.name, hash: digest.slice(0, 8), again: false });
}

function playGenerated(property: Property, generated: Generated, session: Session): Promise<Play> {
  const title = `Generated: ${property.promise}`;
  return playSituation(
    { id: scenarioIdOf(property, generated), title, exercises: [] },
    session.clock === 'configurable' ? withWaitsAsDocumented(generated.situation) : generated.situation,
    generated.channel,
    session,
  );
}

/** The same with the three minutes configured where nothing is: shortened, they would be over before a delay that the case is about. */
function withWaitsAsDocumented(situation: Situation): Situation {
  const conversations = Object.entries(situation.conversations).map(([name, setup]) => {
    const agentConnector = { fallbackEscalationTime: threeMinutesMs, ...setup.agentConnector };
    return [name, { ...setup, agentConnector }] as const;
  });
  return { ...situation, conversations: Object.fromEntries(conversations) };
}

function withoutSteps(generated: Generated, places: readonly number[]): Generated {
  const { situation } = generated;
  return {
    ...generated,
    situation: { ...situation, steps: situation.steps.filter((_, place) => !places.includes(place)) },
  };
}

/** A fault of ours, which a generator, the model or a rule threw. */
function failedByItself({ name }: Property, seed: number, thrown: unknown): Fault {
  return new Fault(
    'suite',
    `The property "${name}" failed by itself, at a case of seed ${seed}; this says nothing about the implementation. ${renderThrown(thrown)}`,
    { cause: thrown },
  );
}

/** A seed for each portion, so that portions do not depend on each other. */
function portionSeed(seed: number, property: string, portion: number): number {
  return createHash('sha256').update(`${seed}\n${property}\n${portion}`).digest().readInt32BE(0);
}

/** The place of the nth value of a portion among all cases of the property. */
function placeIn(portion: number, nth: number): number {
  return portion * placesOfPortion + nth;
}

function portionOf(place: number): number {
  return Math.floor(place / placesOfPortion);
}

/** Why nothing is made smaller once a rule, the model or a generator has thrown. */
const failedItself = 'the suite itself failed';

class Playing {
  private playedCases = 0;
  private playedMs = 0;
  private nextPortion: number;
  /** Of a list the places that are to be played. */
  private readonly listed: readonly number[] | undefined;
  private readonly unfinished = new Set<number>();
  private readonly inOrder: CasesInOrder;

  constructor(
    private readonly property: Property,
    private readonly session: Session,
    private readonly options: PlayingOptions,
  ) {
    this.nextPortion = options.from ?? 0;
    this.listed = placesOf(property, options.targetFacts, options.only);
    // Of a list every case is played; chance need not be tried further once something was found that decides the verdict.
    this.inOrder = new CasesInOrder({ gates: options.gates ?? (() => true), byFirst: !property.listed });
  }

  async run(): Promise<PlayedProperty> {
    const began = performance.now();
    const portions = Math.ceil(this.wanted / portionSize);
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
    const smallest = await Promise.all(firsts.map((first) => this.makeSmaller(first, fault)));
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
          const inList = this.placeInList(place);
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

  private gates({ problem }: { readonly problem: BrokenRequirement }): boolean {
    return this.options.gates?.(problem.requirement) ?? true;
  }

  private get waits(): boolean {
    return this.options.targetFacts.clock !== 'virtual';
  }

  /** Cases that are under way at once. */
  private atOnce(portions: number): number {
    return Math.min(this.options.casesAtOnce, portions) * (this.waits ? portionSize : 1);
  }

  /** Cases in all. */
  private get wanted(): number {
    return this.listed?.length ?? this.options.runs;
  }

  private async playPortion(portion: number): Promise<void> {
    const first = portion * portionSize;
    const cases = Math.min(portionSize, this.wanted - first);
    if (!this.listed) return this.waits ? this.playAtOnce(portion, cases) : void (await this.check(portion, 0, cases));
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
      fc.asyncProperty(this.candidatesAt(first), async (candidate) => {
        const place = next;
        next += 1;
        // What comes after the only value is no case of this run: whoever called takes the next one.
        if (place > first && this.waits && !this.listed) return;
        const isThrownAway = await this.take(candidate, place);
        if (place === first) isFirstThrownAway = isThrownAway;
        fc.pre(!isThrownAway);
      }),
      this.beginningAt(first, numRuns),
    );
    // Nothing is thrown in there: what failed is the search for a situation that is worth to be played.
    if (details.failed) this.gaveUp(portion);
    return isFirstThrownAway;
  }

  private candidatesAt(place: number): fc.Arbitrary<Candidate> {
    return this.property.candidates(this.options.targetFacts, this.placeInList(place)?.toString());
  }

  /** Of a list: which of its cases is played there. */
  private placeInList(place: number): number | undefined {
    return this.listed?.[portionOf(place) * portionSize + Math.floor((place % placesOfPortion) / placesOfListed)];
  }

  private seedAt(place: number): number {
    return portionSeed(this.options.seed, this.property.name, this.placeInList(place) ?? portionOf(place));
  }

  /** How fast-check comes to the value of a place. A case of a list has values of its own. */
  private beginningAt(place: number, numRuns: number) {
    const nth = this.listed ? place % placesOfListed : place % placesOfPortion;
    return { seed: this.seedAt(place), numRuns, path: String(nth) };
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
    const verdict = this.verdictOf(play, generated);
    const counts = countsOf(this.property, generated, play, verdict.judged);
    this.inOrder.add(place, { ...verdict, generated, play, counts });
  }

  /** Has fast-check make a case smaller, leaves out the steps that it does not need, and plays what is left once more. */
  private async makeSmaller(
    { place, problem, generated, play, afterCases }: FirstBroken & { readonly afterCases: number },
    failed: Fault | undefined,
  ): Promise<{ readonly found: FoundCase; readonly failed?: Fault }> {
    const search: Search = {
      ...{ problem, generated, play, plays: 0, faults: 0 },
      untilMs: performance.now() + this.options.shrinkMs,
      ...(failed?.kind === 'suite' ? { stopped: failedItself } : {}),
    };
    let isFirst = true;
    const smaller = fc.asyncProperty(this.candidatesAt(place), async (candidate) => {
      // The case itself was played. It is made, since fast-check makes smaller what was run of its commands.
      if (isFirst) await candidate.build();
      if (isFirst || (await this.shrink(search, candidate))) {
        isFirst = false;
        throw new DoesNotHold();
      }
    });
    // What is thrown here comes of the making of values.
    const details = await fc.check(smaller, this.beginningAt(place, 1)).catch((error: unknown) => {
      search.failed ??= failedByItself(this.property, this.options.seed, error);
      return undefined;
    });
    const candidate = details?.counterexample?.[0];
    const without = await this.dropSteps(search);
    const second = await this.playSecondTime(search.generated, search.problem);
    const found = {
      ...{ problem: search.problem, generated: search.generated, play: search.play },
      token: writeToken({
        kind: 'case',
        property: this.property.name,
        seed: this.seedAt(place),
        path: details?.counterexamplePath ?? this.beginningAt(place, 1).path,
        replayPath: this.placeInList(place)?.toString() ?? candidate?.replayPath(),
        requirement: search.problem.requirement,
        without,
        targetFacts: this.options.targetFacts,
      }),
      afterCases,
      shrinkingPlays: search.plays,
      ...(search.stopped === undefined ? {} : { shrinkingStopped: search.stopped }),
      ...second,
    };
    return { found, ...(search.failed ? { failed: search.failed } : {}) };
  }

  /** Plays a smaller case: whether it breaks the same requirement. */
  private async shrink(search: Search, candidate: Candidate): Promise<boolean> {
    if (this.stopsShrinking(search)) return false;
    return this.unlessFailed(search, async () => {
      const generated = await candidate.build();
      return generated !== undefined && (await this.breaksAgain(search, generated));
    });
  }

  /** What fails in the suite itself ends the search. */
  private async unlessFailed(search: Search, act: () => Promise<boolean>): Promise<boolean> {
    return act().catch((error: unknown) => {
      search.failed ??= failedByItself(this.property, this.options.seed, error);
      return false;
    });
  }

  /** Plays the smallest case once more: what it shows by chance is told as such. */
  private async playSecondTime(
    generated: Generated,
    { requirement }: BrokenRequirement,
  ): Promise<Pick<FoundCase, 'playedAgain' | 'notPlayedAgain'>> {
    try {
      const again = await playGenerated(this.property, generated, this.session);
      if (again.fault) return { notPlayedAgain: again.fault };
      const { problems } = this.verdictOf(again, generated);
      return problems.some((each) => each.requirement === requirement) ? {} : { playedAgain: again };
    } catch (error) {
      return { notPlayedAgain: failedByItself(this.property, this.options.seed, error) };
    }
  }

  /** Leaves out steps, one after the other, that the case does not need; the places of those left out. */
  private async dropSteps(search: Search): Promise<number[]> {
    const whole = search.generated;
    const without: number[] = [];
    for (let place = whole.situation.steps.length - 1; place >= 0; place -= 1) {
      if (this.stopsShrinking(search)) break;
      const smaller = withoutSteps(whole, [...without, place]);
      if (await this.unlessFailed(search, () => this.breaksAgain(search, smaller))) without.push(place);
    }
    return without;
  }

  /** Whether a smaller case breaks the same requirement; it is the smallest from then on. */
  private async breaksAgain(search: Search, generated: Generated): Promise<boolean> {
    search.plays += 1;
    const play = await playGenerated(this.property, generated, this.session);
    if (play.fault) {
      search.faults += 1;
      return false;
    }
    const { requirement } = search.problem;
    const problem = this.verdictOf(play, generated).problems.find((each) => each.requirement === requirement);
    // What a rule sees it goes on to see: it may need a wait without which the model alone is left.
    if (!problem || (search.problem.by === 'rule' && problem.by !== 'rule')) return false;
    Object.assign(search, { problem, generated, play });
    return true;
  }

  private stopsShrinking(search: Search): boolean {
    const why = this.session.signal.aborted
      ? 'the run was interrupted'
      : search.failed
        ? failedItself
        : search.faults >= mostFaultsInShrinking
          ? `${search.faults} calls failed meanwhile`
          : search.plays >= mostShrinkingPlays
            ? `${search.plays} smaller cases were tried`
            : performance.now() >= search.untilMs
              ? 'its time was up'
              : undefined;
    if (why !== undefined) search.stopped ??= why;
    return search.stopped !== undefined;
  }

  private verdictOf(play: Play, generated: Generated): CaseVerdict {
    if (this.property.recordsOnly) return { problems: [], judged: [] };
    return verdictOf(play.trace, generated.situation, this.options.only);
  }
}

/** Tells fast-check that a case does not hold; what was wrong is kept aside. */
class DoesNotHold extends Error {
  override readonly name = 'DoesNotHold';
}
