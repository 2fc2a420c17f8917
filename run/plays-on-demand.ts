/** Plays what single requirements need, when it is asked for, each play once; and answers with a run of that requirement. */
import { setMaxListeners } from 'node:events';
import pLimit from 'p-limit';
import { Fault, asFault } from '../play/adapters/fault';
import { play } from '../play/player/play';
import type { Channel } from '../protocol/types';
import type { RequirementId } from '../requirements/catalogue';
import type { KeptPlay, RunFile } from '../results/run-file';
import { requireFit } from './bot-fits';
import { chosenChannels } from './chosen-channels';
import { examine } from './examine';
import { factsOf, type Suite } from './facts-of';
import { openSession, usualConnections, type OpenedSession } from './open-session';
import type { Options } from './options';
import { keepPlay } from './sources/scenarios/keep-play';
import { nameOf, planFromFacts, type NumberedPlay } from './sources/scenarios/plan-from-facts';
import { playsAtOnce } from './sources/scenarios/plays-at-once';

interface Opened {
  readonly opened: OpenedSession;
  readonly channels: readonly Channel[];
  readonly notes: readonly string[];
  readonly limit: pLimit.Limit;
}

/** One call of the specs, from the first play that is asked for to the last. */
export class PlaysOnDemand {
  private readonly stop = new AbortController();
  private readonly startedAt = new Date();
  private readonly played = new Map<string, Promise<KeptPlay[]>>();
  private opening: Promise<Opened> | undefined;
  /** Resolves when the last scenario that has to be alone is done: what is asked for later waits for it. */
  private quiet: Promise<unknown> = Promise.resolve();

  /** `options.out` is the folder that gets the traces. */
  constructor(
    private readonly options: Options,
    private readonly suite: Suite,
  ) {
    setMaxListeners(0, this.stop.signal);
  }

  /**
   * The run of this requirement alone. @throws Fault when the implementation cannot be reached, does not answer as the
   * protocol asks, or does not declare what the options choose.
   */
  async runOf(id: RequirementId): Promise<RunFile> {
    this.opening ??= this.open();
    const { opened, channels, notes, limit } = await this.opening;
    const { session } = opened;
    const { declaration, clock } = session;
    const { suite, startedAt } = this;
    const met = { suite, startedAt, declaration, clock, channels, interrupted: false, waivers: [], notes };
    const facts = factsOf({ ...this.options, only: [id] }, { ...met, reached: session.adapter.name });
    const plays = await Promise.all(planFromFacts(facts).map((planned) => this.playedOnce(planned, opened, limit)));
    return { format: 1, facts, plays: plays.flat(), faults: [] };
  }

  /** Ends the plays under way, and the session. */
  async close(): Promise<void> {
    this.stop.abort(new Fault('interrupted', 'The specs have ended.'));
    await this.opening?.then(({ opened }) => opened.close()).catch(() => undefined);
    await Promise.allSettled(this.played.values());
  }

  private async open(): Promise<Opened> {
    const opened = await openSession(this.options, { connections: usualConnections, signal: this.stop.signal });
    try {
      const { clock, declaration } = opened.session;
      requireFit(declaration, false);
      const channels = chosenChannels(this.options, declaration, clock);
      const limit = pLimit(this.options.atOnce ?? playsAtOnce[clock]);
      const { fault, notes } = await examine(opened.session);
      if (fault) throw fault;
      return { opened, channels, notes, limit };
    } catch (error) {
      await opened.close();
      throw asFault(error);
    }
  }

  private playedOnce(planned: NumberedPlay, opened: OpenedSession, limit: pLimit.Limit): Promise<KeptPlay[]> {
    const name = nameOf(planned);
    const before = this.played.get(name);
    if (before) return before;
    const { alone } = planned.scenario;
    const goesFirst = alone ? Promise.allSettled([...this.played.values()]) : this.quiet;
    const played = alone
      ? goesFirst.then(() => this.play(planned, opened))
      : limit(() => goesFirst.then(() => this.play(planned, opened)));
    if (alone) this.quiet = played.catch(() => undefined);
    this.played.set(name, played);
    return played;
  }

  private async play({ scenario, channel, ...number }: NumberedPlay, { session }: OpenedSession): Promise<KeptPlay[]> {
    return keepPlay(await play(scenario, channel, session), number, this.options.out, session.signal);
  }
}
