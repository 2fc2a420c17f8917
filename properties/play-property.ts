/**
 * Plays one property: many cases at once, in portions that are each a run of fast-check. The first case that does not
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
import { verdictOf, type CaseVerdict, type BrokenRequirement } from './case-verdict';
import { placesOf, type Candidate, type Generated, type Property, type TargetFacts } from './property';
import { writeToken } from './replay-token';
import { countCase, emptyTallies, type Tallies } from './tallies';

/** Cases of one portion: small enough that little is repeated when a run is resumed. */
export const portionSize = 5;

/** A target that fails this many calls while a counterexample is made smaller is left alone. */
const mostFaultsInShrinking = 3;

/** Places that are tried for one case at most, as many as fast-check would. */
const mostPlacesForOne = 100;

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

/** Requirements of which one property looks for a smallest case; what else breaks is seen when these are mended. */
const mostFound = 6;

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

/** What came of a case, or of a smaller one. */
type Came = 'holds' | 'does not hold' | 'thrown away';

/** What was found in one run of fast-check, and what came of making it smaller so far. */
interface Search {
  readonly afterCases: number;
  readonly untilMs: number;
  problem: BrokenRequirement;
  generated: Generated;
  play: Play;
  plays: number;
  faults: number;
  stopped?: string;
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

class Playing {
  private cases = 0;
  private thrownAway = 0;
  private playedMs = 0;
  private readonly tallies = emptyTallies();
  private readonly places = new Map<number, readonly RequirementId[]>();
  private nextPortion: number;
  /** Of a list the places that are to be played. */
  private readonly listed: readonly number[] | undefined;
  private readonly unfinished = new Set<number>();
  /** By the run of fast-check in which something was found: it alone goes on, to make that smaller. */
  private readonly searches = new Map<string, Search>();
  private readonly found: FoundCase[] = [];
  private fault: Fault | undefined;
  private gaveUp = false;

  constructor(
    private readonly property: Property,
    private readonly session: Session,
    private readonly options: PlayingOptions,
  ) {
    this.nextPortion = options.from ?? 0;
    this.listed = placesOf(property, options.targetFacts, options.only);
  }

  async run(): Promise<PlayedProperty> {
    const began = performance.now();
    const portions = Math.ceil(this.wanted / portionSize);
    const lanes = Array.from({ length: Math.min(this.options.casesAtOnce, portions) }, async () => {
      while (this.nextPortion < portions && !this.isOver()) {
        const portion = this.nextPortion;
        this.nextPortion += 1;
        if (!isOfShard(portion, this.options.shard)) continue;
        await this.playPortion(portion).catch((error: unknown) => this.failsByItself(error, portion));
      }
    });
    await Promise.all(lanes);
    const next = Math.min(...this.unfinished, this.nextPortion);
    const [found, ...alsoFound] = [...this.found].sort((a, b) => Number(this.gates(b)) - Number(this.gates(a)));
    return {
      cases: this.cases,
      thrownAway: this.thrownAway,
      ms: Math.round(performance.now() - began),
      caseMs: this.cases === 0 ? 0 : this.playedMs / this.cases / this.atOnce(portions),
      ...this.tallies,
      places: this.places,
      ...(found ? { found } : {}),
      ...(alsoFound.length > 0 ? { alsoFound } : {}),
      ...(this.fault ? { fault: this.fault } : {}),
      ...(this.gaveUp ? { gaveUp: true as const } : {}),
      ...(next < portions ? { nextPortion: next } : {}),
    };
  }

  /** No further case is to begin. */
  private isOver(): boolean {
    return (
      this.hasFoundEnough() ||
      this.fault !== undefined ||
      this.session.signal.aborted ||
      performance.now() >= this.options.untilMs
    );
  }

  /** Of a list every case is played; chance need not be tried further once something was found that decides the verdict. */
  private hasFoundEnough(): boolean {
    const searches = [...this.searches.values()];
    return searches.length >= mostFound || (!this.property.listed && searches.some((search) => this.gates(search)));
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
    if (!this.property.listed && this.waits) return this.playAtOnce(portion, cases);
    if (!this.property.listed) {
      const came: Came[] = [];
      // What follows on a case that was found is played all the same. Bounded: each round takes at least one more.
      do await this.check(portion, `${portion} ${came.length}`, cases, undefined, came);
      while (came[came.length - 1] === 'does not hold' && !this.isOver());
      return;
    }
    // Each case of a list is a run of its own: only its own values are made smaller.
    const play = async (place: number) => {
      if (!this.isOver()) await this.check(portion, `at ${place}`, 1, String(place), []);
    };
    const places = this.listed?.slice(first, first + cases) ?? [];
    // What waits in real time waits at once.
    if (this.waits) await Promise.all(places.map(play));
    else for (const place of places) await play(place);
  }

  /**
   * The cases of a portion that would be played one after the other, at once, since each waits in real time: every one is a run of
   * its own, which begins at its place among the values of the portion's seed. For one that is thrown away the next place is taken.
   */
  private async playAtOnce(portion: number, cases: number): Promise<void> {
    let next = 0;
    const one = async () => {
      while (next < cases * mostPlacesForOne && !this.isOver()) {
        const at = next;
        next += 1;
        const came: Came[] = [];
        await this.check(portion, `${portion} from ${at}`, 1, undefined, came, at);
        if (came[0] !== 'thrown away') return;
      }
      if (next >= cases * mostPlacesForOne) this.gaveUp = true;
      else if (this.isOver()) this.unfinished.add(portion);
    };
    await Promise.all(Array.from({ length: cases }, one));
  }

  /**
   * One run of fast-check; what is found in it is made smaller. `came` holds what earlier runs of the same seed came to,
   * which is not played again, and is added to. `from` is the place of the first of its values; then it is the only one.
   */
  private async check(
    portion: number,
    unit: string,
    numRuns: number,
    place: string | undefined,
    came: Came[],
    from?: number,
  ): Promise<void> {
    const { seed, targetFacts } = this.options;
    const fcSeed = portionSeed(seed, this.property.name, place === undefined ? portion : Number(place));
    let nth = 0;
    const property = fc.asyncProperty(this.property.candidates(targetFacts, place), async (candidate) => {
      // What comes after the only value is no case of this run.
      if (from !== undefined && nth > 0 && !this.searches.has(unit)) return;
      const known = came[nth];
      nth += 1;
      fc.pre(known !== 'thrown away');
      if (known !== undefined) return;
      const isShrinking = this.searches.has(unit);
      const now = await this.take(candidate, portion, unit, place);
      if (!isShrinking) came.push(now);
      fc.pre(now !== 'thrown away');
      if (now === 'does not hold') throw new DoesNotHold();
    });
    const details = await fc.check(property, {
      ...{ seed: fcSeed, numRuns },
      ...(from === undefined ? {} : { path: String(from) }),
    });
    const search = this.searches.get(unit);
    if (!search) {
      // Nothing was thrown: what failed is the search for a situation that is worth to be played.
      this.gaveUp ||= details.failed;
      return;
    }
    const candidate = details.counterexample?.[0];
    const without = await this.dropSteps(search);
    const { problem, generated, play, afterCases, plays, stopped } = search;
    const second = await this.playSecondTime(generated, problem);
    this.found.push({
      problem,
      generated,
      play,
      token: writeToken({
        kind: 'case',
        property: this.property.name,
        seed: fcSeed,
        path: details.counterexamplePath ?? '0',
        replayPath: place ?? candidate?.replayPath(),
        requirement: problem.requirement,
        without,
        targetFacts,
      }),
      afterCases,
      shrinkingPlays: plays,
      ...(stopped === undefined ? {} : { shrinkingStopped: stopped }),
      ...second,
    });
  }

  /** Plays a case, a new one or a smaller one. What fails in the suite itself ends the search. */
  private async take(candidate: Candidate, portion: number, unit: string, place: string | undefined): Promise<Came> {
    try {
      const search = this.searches.get(unit);
      if (search) return await this.shrink(search, candidate);
      const now = this.isOver() ? undefined : await this.search(candidate, portion, unit, place);
      if (now) return now;
      this.unfinished.add(portion);
    } catch (error) {
      this.failsByItself(error, portion);
    }
    return 'holds';
  }

  private failsByItself(error: unknown, portion?: number): void {
    if (portion !== undefined) this.unfinished.add(portion);
    this.fault ??= failedByItself(this.property, this.options.seed, error);
  }

  /**
   * Plays a new case; the first that breaks a requirement is made smaller by fast-check. Undefined when no further case was
   * to begin by the time that it was its turn.
   */
  private async search(
    candidate: Candidate,
    portion: number,
    unit: string,
    place: string | undefined,
  ): Promise<Came | undefined> {
    const generated = await candidate.build();
    if (!generated) {
      this.thrownAway += 1;
      return 'thrown away';
    }
    await this.options.begins?.();
    if (this.isOver()) return undefined;
    const began = performance.now();
    const play = await playGenerated(this.property, generated, this.session);
    this.playedMs += performance.now() - began;
    if (play.fault) {
      this.unfinished.add(portion);
      if (play.fault.kind !== 'interrupted') this.fault ??= play.fault;
      return 'holds';
    }
    const verdict = this.verdictOf(play, generated);
    this.cases += 1;
    countCase(this.tallies, this.property, generated, play, verdict.judged);
    if (place !== undefined) this.places.set(Number(place), verdict.judged);
    const isNew = ({ requirement }: BrokenRequirement) =>
      ![...this.searches.values()].some(({ problem }) => problem.requirement === requirement);
    const fresh = verdict.problems.filter(isNew);
    const problem = fresh.find((each) => this.gates({ problem: each })) ?? fresh[0];
    if (!problem || this.hasFoundEnough()) return 'holds';
    const untilMs = performance.now() + this.options.shrinkMs;
    this.searches.set(unit, { problem, generated, play, afterCases: this.cases, untilMs, plays: 0, faults: 0 });
    return 'does not hold';
  }

  /** Plays a smaller case: whether it breaks the same requirement. */
  private async shrink(search: Search, candidate: Candidate): Promise<Came> {
    if (this.stopsShrinking(search)) return 'holds';
    const generated = await candidate.build();
    return generated && (await this.breaksAgain(search, generated)) ? 'does not hold' : 'holds';
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
      const breaks = await this.breaksAgain(search, smaller).catch((error: unknown) => this.failsByItself(error));
      if (breaks) without.push(place);
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
      : this.fault?.kind === 'suite'
        ? 'the suite itself failed'
        : search.faults >= mostFaultsInShrinking
          ? `${search.faults} calls failed meanwhile`
          : search.plays >= mostShrinkingPlays
            ? `${search.plays} smaller cases were tried`
            : performance.now() >= search.untilMs
              ? 'its time was up'
              : undefined;
    if (why !== undefined) search.stopped ??= why;
    return why !== undefined;
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
