/** Plays all properties within one budget, and says what was found, what was exercised, and what was not reached. */
import { setTimeout as passRealTime } from 'node:timers/promises';
import type { Fault } from '../play/adapters/fault';
import type { Play, Session } from '../play/player/play';
import type { Channel } from '../protocol/types';
import type { RequirementId } from '../requirements/catalogue';
import { portionSize } from './case-places';
import type { BrokenRequirement } from './case-verdict';
import { playAgain } from './play-again';
import { scenarioIdOf } from './play-generated';
import { playProperty, type PlayedProperty } from './play-property';
import type { Generated, Property, TargetFacts } from './property';
import { outcomeOf, statusOf, type AskedCases, type PropertyOutcome } from './property-outcome';
import { writeToken, type CaseToken } from './replay-token';
import { mostTimesLonger, settleCases, type Settled, type ToSettle } from './settle-cases';
import { properties } from './table';
import { emptyTallies } from './tallies';

/** Cases under way at once: under a virtual clock enough to keep both sides busy, otherwise so many that waits overlap. */
const casesAtOnce = { virtual: 12, configurable: 100, real: 100 } as const;

/** Of the time that is left for all, the share that one counterexample may take to become smaller. */
const shrinkShare = 0.5;

export interface RunPropertiesOptions extends AskedCases {
  readonly seed: number;
  readonly budgetMs: number;
  readonly channels: readonly Channel[];
  /** Whether to play what takes minutes as well. */
  readonly thorough?: true;
  /** Whether the number of cases is settled before they are played, at most `runs`; else they are played until the time is up. */
  readonly settles?: true;
  /** Hears how many cases were settled, before the first of them. */
  readonly onSettled?: (settled: SettledCases) => void;
  /** Whether a failure of the requirement decides the verdict; all do when left out. */
  readonly gates?: (requirement: RequirementId) => boolean;
  /** All of the suite's when left out. */
  readonly properties?: readonly Property[];
  /** Heard of before each property, for progress. */
  readonly onProperty?: (name: string, index: number, of: number) => void;
}

/** How many cases of each property are played, and what that rests on. */
export interface SettledCases extends Settled {
  readonly asked: number;
  readonly caseMs: number;
}

export interface PropertiesRun {
  readonly seed: number;
  readonly runs: number;
  readonly outcomes: readonly PropertyOutcome[];
  readonly resume?: string;
  readonly settled?: SettledCases;
}

/** What properties make their situations from on this session. */
export function targetFactsOf(session: Session, channels: readonly Channel[], thorough?: true): TargetFacts {
  const { declaration, clock } = session;
  return { channels, capabilities: declaration.capabilities, clock, ...(thorough ? { thorough } : {}) };
}

/** Those of `among` that are played when these requirements were chosen; all of them when none were. */
export function propertiesFor(
  only: readonly RequirementId[] | undefined,
  among: readonly Property[] = properties,
): readonly Property[] {
  return among.filter(
    ({ exercises, records = [] }) => only === undefined || [...exercises, ...records].some((id) => only.includes(id)),
  );
}

export async function runProperties(session: Session, options: RunPropertiesOptions): Promise<PropertiesRun> {
  const chosen = propertiesFor(options.only, options.properties);
  return new Run(session, options, chosen).play();
}

/** One run of chosen properties. */
class Run {
  private readonly targetFacts: TargetFacts;
  private readonly outcomes = new Map<Property, PropertyOutcome>();
  private readonly unreached: Record<string, number> = {};
  private readonly began = performance.now();
  private untilMs: number;
  private chanceUntilMs: number;
  private gone: Fault | undefined;
  private settled: SettledCases | undefined;
  /** When the next case that waits begins. */
  private nextBeginsMs = 0;

  constructor(
    private readonly session: Session,
    private readonly options: RunPropertiesOptions,
    private readonly chosen: readonly Property[],
  ) {
    this.targetFacts = targetFactsOf(session, options.channels, options.thorough);
    this.untilMs = this.began + options.budgetMs;
    this.chanceUntilMs = this.untilMs;
  }

  async play(): Promise<PropertiesRun> {
    const { options, chosen, unreached } = this;
    const atOnce: Promise<void>[] = [];
    for (const [index, property] of chosen.entries()) {
      options.onProperty?.(property.name, index, chosen.length);
      const missing = missingFor(property, this.targetFacts);
      if (missing !== undefined) {
        const outcome = outcomeOf(property, nothingPlayed, 'not applicable', missing, this.targetFacts, options);
        this.outcomes.set(property, outcome);
        continue;
      }
      if (!property.listed) await this.settle();
      const played = this.playOne(property, chosen.length - index);
      // What waits in real time waits at once; lists come first, whole.
      if (this.waits && !property.listed) atOnce.push(played);
      else await played;
    }
    await Promise.all(atOnce);
    const resume =
      Object.keys(unreached).length > 0
        ? writeToken({ kind: 'resume', seed: options.seed, from: unreached })
        : undefined;
    return {
      ...{ seed: options.seed, runs: options.runs },
      outcomes: chosen.flatMap((property) => this.outcomes.get(property) ?? []),
      ...(resume === undefined ? {} : { resume }),
      ...(options.settles && this.settled ? { settled: this.settled } : {}),
    };
  }

  private get waits(): boolean {
    return this.session.clock !== 'virtual';
  }

  private get isOver(): boolean {
    return this.gone !== undefined || this.session.signal.aborted;
  }

  /** Once, before the first case by chance: how many there are, and how long they may take. */
  private async settle(): Promise<void> {
    const { session, options, waits } = this;
    // Where nothing waits and nothing is settled, cases are played until the time is up.
    if (this.settled || this.isOver || !(options.settles || waits)) return;
    const { budgetMs, runs } = options;
    const toSettle = this.chosen
      .filter((each) => !each.listed && missingFor(each, this.targetFacts) === undefined)
      .map(weighed);
    const caseMs = await measuredCaseMs(session, [...this.outcomes.values()]);
    // Of lists that wait the waits cost nothing.
    const listsMs = waits ? 0 : performance.now() - this.began;
    const asked = settleCases(toSettle, runs, portionSize, { budgetMs, listsMs, caseMs });
    this.settled = { asked: runs, caseMs, ...asked };
    if (options.settles) options.onSettled?.(this.settled);
    this.untilMs = performance.now() + budgetMs;
    const longestMs = mostTimesLonger * Math.max(asked.expectedMs, budgetMs);
    this.chanceUntilMs = performance.now() + longestMs;
  }

  private async playOne(property: Property, propertiesLeft: number): Promise<void> {
    const { options, session, targetFacts, settled } = this;
    // What one property leaves of its share the others have.
    const leftMs = Math.max(0, this.untilMs - performance.now());
    const shareMs = settled ? this.chanceUntilMs - performance.now() : leftMs / propertiesLeft;
    const runs = (options.settles ? settled?.cases[property.name] : undefined) ?? options.runs;
    const played = this.isOver
      ? { ...nothingPlayed, nextPortion: options.resume?.from[property.name] ?? 0 }
      : await playProperty(property, session, {
          runs,
          seed: options.seed,
          targetFacts: narrowed(property, targetFacts),
          // What is listed is played whole: the budget is for what comes by chance. What waits begins by and by.
          untilMs: property.listed || this.waits ? Infinity : performance.now() + shareMs,
          shrinkMs: Math.max(1_000, (this.waits ? options.budgetMs : leftMs) * shrinkShare),
          casesAtOnce: casesAtOnce[session.clock],
          ...(this.waits ? { begins: this.turnstileFor(property) } : {}),
          ...(options.resume ? { from: options.resume.from[property.name] ?? Infinity } : {}),
          ...(options.only ? { only: options.only } : {}),
          ...(options.gates ? { gates: options.gates } : {}),
          ...(options.shard ? { shard: options.shard } : {}),
        });
    this.gone ??= played.fault?.kind === 'unreachable' ? played.fault : undefined;
    if (played.nextPortion !== undefined && !played.found) this.unreached[property.name] = played.nextPortion;
    this.outcomes.set(property, {
      ...outcomeOf(property, played, statusOf(property, played), undefined, targetFacts, { ...options, runs }),
      caseMs: played.caseMs,
    });
  }

  /**
   * Cases that wait are all under way at once. One begins after the other, each when the time is over that the one before
   * costs, so that an implementation never meets all of them in one moment.
   */
  private turnstileFor(property: Property): () => Promise<void> {
    const costsMs = weighed(property).weight * (this.settled?.caseMs ?? leastWaitingCaseMs);
    return async () => {
      const now = performance.now();
      const beginsMs = Math.max(now, this.nextBeginsMs);
      this.nextBeginsMs = beginsMs + costsMs;
      await passRealTime(beginsMs - now, undefined, { signal: this.session.signal }).catch(() => undefined);
    };
  }
}

function weighed({ name, weight = 0.5, findsMost }: Property): ToSettle {
  return { name, weight, findsMost: findsMost === true };
}

/** Calls that are made to measure where no case was played yet. */
const callsMeasured = 8;

/** Calls that a case of weight 1 makes to the implementation, and the least that it takes of ourselves, in milliseconds. */
const callsOfCase = 12;
const leastCaseMs = 8;

/** The same where cases wait: then the implementation and we answer each call by itself, and most of a case is a wait. */
const leastWaitingCaseMs = 25;

/** Calls that an implementation which waits is expected to answer side by side. */
const callsSideBySide = 8;

/**
 * Milliseconds that a case of weight 1 adds: as cases of lists did, or by the time that a call takes. Of cases that wait it is
 * that time alone, since they wait side by side.
 */
async function measuredCaseMs(session: Session, outcomes: readonly PropertyOutcome[]): Promise<number> {
  const waits = session.clock !== 'virtual';
  const measured = waits ? [] : outcomes.filter(({ caseMs = 0, property }) => caseMs > 0 && property.listed);
  if (measured.length > 0) {
    const cases = measured.reduce((sum, { result }) => sum + result.cases, 0);
    return measured.reduce((sum, { caseMs = 0, result, property }) => {
      return sum + (caseMs / weighed(property).weight) * (result.cases / cases);
    }, 0);
  }
  const began = performance.now();
  for (let call = 0; call < callsMeasured; call += 1) await session.adapter.declare().catch(() => undefined);
  const callMs = (performance.now() - began) / callsMeasured;
  return waits
    ? Math.max(leastWaitingCaseMs, (callMs * callsOfCase) / callsSideBySide)
    : Math.max(leastCaseMs, (callMs * callsOfCase) / casesAtOnce[session.clock]);
}

/** One case again, from its token. */
export interface Replayed {
  readonly property: Property;
  readonly scenario: string;
  readonly generated: Generated;
  readonly play: Play;
  readonly problems: readonly BrokenRequirement[];
}

/** Plays the case of a token. Undefined when this suite makes no such case. */
export async function replayCase(session: Session, token: CaseToken): Promise<Replayed | undefined> {
  const property = properties.find(({ name }) => name === token.property);
  const again = property && (await playAgain(property, session, token));
  if (!property || !again) return undefined;
  const { generated, play, verdict } = again;
  return { property, scenario: scenarioIdOf(property, generated), generated, play, problems: verdict.problems };
}

const nothingPlayed: PlayedProperty = {
  cases: 0,
  thrownAway: 0,
  ms: 0,
  caseMs: 0,
  ...emptyTallies(),
  places: new Map(),
};

function missingFor({ needs = [], channels, clocks }: Property, targetFacts: TargetFacts): string | undefined {
  const capability = needs.find((need) => !targetFacts.capabilities.includes(need));
  if (capability) return `The implementation does not declare the capability "${capability}".`;
  if (channels && !channels.some((channel) => targetFacts.channels.includes(channel))) {
    return `Its situations are played on ${channels.join(' and ')} only.`;
  }
  if (clocks && !clocks.includes(targetFacts.clock)) {
    return `Its situations wait for minutes; with a ${targetFacts.clock} clock no number of them can be played.`;
  }
  return undefined;
}

function narrowed({ channels }: Property, targetFacts: TargetFacts): TargetFacts {
  if (!channels) return targetFacts;
  return { ...targetFacts, channels: targetFacts.channels.filter((channel) => channels.includes(channel)) };
}
