/** Plays what single requirements need, when it is asked for, each play once; and answers with a run of that requirement. */
import { setMaxListeners } from 'node:events';
import pLimit from 'p-limit';
import { Fault, asFault } from '../play/adapters/fault';
import { play } from '../play/player/play';
import { planOfRun, type PlannedPlay } from '../play/scenarios/planned-play';
import type { RequirementId } from '../requirements/catalogue';
import type { KeptPlay, RunFile } from '../results/run-file';
import { keepTrace } from '../results/trace-store';
import { examine } from './examine';
import { factsOf, type Suite } from './facts-of';
import { openSession, type OpenedSession } from './open-session';
import type { Options } from './options';
import { playsAtOnce } from './sources/scenarios/plays-at-once';

/** Calls to the implementation under way at once. */
const connections = 64;

interface Opened {
  readonly opened: OpenedSession;
  readonly notes: readonly string[];
  readonly limit: pLimit.Limit;
}

/** One call of the specs, from the first play that is asked for to the last. */
export class PlaysOnDemand {
  private readonly stop = new AbortController();
  private readonly startedAt = new Date();
  private readonly played = new Map<string, Promise<KeptPlay>>();
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
    const { opened, notes, limit } = await this.opening;
    const { session } = opened;
    const { declaration, clock } = session;
    const channels = this.options.channel === undefined ? declaration.channels : [this.options.channel];
    const { capabilities } = declaration;
    const planned = planOfRun({ channels, capabilities, clock, thorough: this.options.thorough, only: [id] });
    const plays = await Promise.all(planned.map((plannedPlay) => this.playedOnce(plannedPlay, opened, limit)));
    const { suite, startedAt } = this;
    const options = { ...this.options, only: [id] };
    const met = { suite, startedAt, declaration, clock, channels, interrupted: false, waivers: [], notes };
    return { format: 1, facts: factsOf(options, { ...met, reached: session.adapter.name }), plays, faults: [] };
  }

  /** Ends the plays under way, and the session. */
  async close(): Promise<void> {
    this.stop.abort(new Fault('interrupted', 'The specs have ended.'));
    await this.opening?.then(({ opened }) => opened.close()).catch(() => undefined);
    await Promise.allSettled(this.played.values());
  }

  private async open(): Promise<Opened> {
    const opened = await openSession(this.options, { connections, signal: this.stop.signal });
    try {
      const { clock, declaration } = opened.session;
      const { channel } = this.options;
      if (channel !== undefined && !declaration.channels.includes(channel)) {
        throw new Fault(
          'usage',
          `--channel=${channel}: the implementation declares only ${declaration.channels.join(', ')}.`,
        );
      }
      const limit = pLimit(this.options.atOnce ?? playsAtOnce[clock]);
      const { fault, notes } = await examine(opened.session);
      if (fault) throw fault;
      return { opened, notes, limit };
    } catch (error) {
      await opened.close();
      throw asFault(error);
    }
  }

  private playedOnce(plannedPlay: PlannedPlay, opened: OpenedSession, limit: pLimit.Limit): Promise<KeptPlay> {
    const key = `${plannedPlay.scenario.id}\n${plannedPlay.channel}`;
    const before = this.played.get(key);
    if (before) return before;
    const { alone } = plannedPlay.scenario;
    const goesFirst = alone ? Promise.allSettled([...this.played.values()]) : this.quiet;
    const played = alone
      ? goesFirst.then(() => this.play(plannedPlay, opened))
      : limit(() => goesFirst.then(() => this.play(plannedPlay, opened)));
    if (alone) this.quiet = played.catch(() => undefined);
    this.played.set(key, played);
    return played;
  }

  private async play({ scenario, channel }: PlannedPlay, { session }: OpenedSession): Promise<KeptPlay> {
    const { trace, fault } = await play(scenario, channel, session);
    const { exercises } = trace;
    const kept = await keepTrace(this.options.out, fault ? 'incomplete' : 'traces', trace);
    const about = { scenario: scenario.id, channel, exercises };
    if (!fault) return { ...about, ...kept };
    if (fault.kind === 'interrupted') return { ...about, trace: null };
    return { ...about, trace: null, fault: { kind: fault.kind, message: fault.message, scenario: scenario.id } };
  }
}
