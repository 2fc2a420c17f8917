/** Plays one scenario on one channel: the adapter drives the implementation, the platform double meets its bots, into a trace. */
import { randomBytes } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { awakeTimeout } from '../adapters/awake';
import { Fault, asFault } from '../adapters/fault';
import type { Adapter } from '../adapters/adapter';
import type { PlatformConversation } from '../platform/conversation/platform-conversation';
import type { Transcript } from '../platform/conversation/transcript';
import { unguessableId, type PlatformDouble } from '../platform/platform-double';
import type { Channel, Clock, Declaration } from '../../protocol/types';
import { mainConversation, type Scenario, type Situation, type Step } from '../scenarios/scenario';
import type { PlannedPlay } from '../scenarios/planned-play';
import { withFreshBots } from '../scenarios/fresh-bots';
import { asOffered, situationOf } from '../scenarios/situation-of';
import { threeMinutesMs, type Setup, type Trace } from '../../trace/trace';
import { refusedConfiguration } from '../../trace/what-happened';
import { lastChanceMs } from './last-chance';
import { Recorder } from './recorder';
import { RealTime, VirtualTime, type ScenarioTime } from './scenario-time';
import { startConversation, withoutDefinition } from './start-conversation';
import { waitsMsOf } from './waits';

/** What every play of a run shares. */
export interface Session {
  readonly adapter: Adapter;
  readonly double: PlatformDouble;
  readonly declaration: Declaration;
  /** How the implementation's time is driven. */
  readonly clock: Clock;
  readonly seed: number;
  /** Real milliseconds that one play may take, waits of a real clock not counted. */
  readonly caseDeadlineMs: number;
  readonly signal: AbortSignal;
  /** Whether its capabilities are those of the surface, so that no bot can declare another; left out where the bot declares them. */
  readonly hasCapabilitiesOfSurface?: boolean;
  /** Whether nothing else may be under way while this is played; left out where the scenario alone says that. */
  readonly playsAlone?: (planned: PlannedPlay, seed: number) => boolean;
  /** Keeps a bot for such plays, if one can be spared, so that one by one they harm nobody; answers whether it is there. */
  readonly keepPlaceApart?: () => boolean;
}

export interface Play {
  readonly scenario: string;
  readonly channel: Channel;
  readonly trace: Trace;
  /** Why the play did not come to its end; its trace is then not judged. */
  readonly fault?: Fault;
  /** Real milliseconds from its beginning to its end. */
  readonly tookMs: number;
}

/**
 * Longest stretch, in milliseconds, that passes before the double is asked again which transfer has to fail. Real time
 * needs short ones, because transfers are accepted while it passes; virtual ones only bound the span of an instant.
 */
const longestStrideMs = { virtual: 60_000, configurable: 50, real: 50 } as const;

/**
 * Shortest such stretch of virtual time, in milliseconds, where a bot may ask for a transfer that is scripted to fail later.
 * What a bot asks for in the middle of a stretch is known by its end only. In a long one its failure would come too late for the
 * rest of the scenario; and no bot needs to be so quick that it asks at once.
 */
const shortestStrideMs = 500;

interface LiveConversation {
  readonly name: string;
  readonly id: string;
  readonly setup: Setup;
  readonly conversation: PlatformConversation;
  /** `unsure`: asked for, and no answer that says whether it was started. */
  state: 'unsure' | 'open' | 'refused' | 'ended';
  lastSaidMs: number;
  /** When something last happened to it: soon afterwards its bot is most likely to ask for a transfer. */
  stirredMs: number;
}

/** Never rejects: what goes wrong is the play's fault. `onOpen` hears when its first conversations are open, or never will be. */
export async function play(scenario: Scenario, channel: Channel, session: Session, onOpen?: () => void): Promise<Play> {
  let situation: Situation;
  try {
    situation = situationOf({ scenario, channel }, session.seed);
  } catch (error) {
    const nothing = new Player(scenario, { conversations: {}, steps: [] }, channel, session);
    return { scenario: scenario.id, channel, trace: nothing.trace(), fault: asFault(error), tookMs: 0 };
  }
  return playSituation(scenario, situation, channel, session, onOpen);
}

/** What of a scenario has a say once its situation is made. */
type PlayedScenario = Pick<Scenario, 'id' | 'title' | 'exercises' | 'described'>;

/** Plays a situation whose choices are already made. */
export async function playSituation(
  scenario: PlayedScenario,
  situation: Situation,
  channel: Channel,
  session: Session,
  onOpen?: () => void,
): Promise<Play> {
  const conversations = withFreshBots(situation.conversations, randomBytes(4).toString('hex'));
  const player = new Player(scenario, { ...situation, conversations }, channel, session);
  const beganMs = performance.now();
  const fault = await player.run(onOpen);
  const tookMs = Math.round(performance.now() - beganMs);
  return { scenario: scenario.id, channel, trace: player.trace(), ...(fault ? { fault } : {}), tookMs };
}

class Player {
  private readonly lines: LiveConversation[] = [];
  private readonly recorder: Recorder;
  private readonly time: ScenarioTime;
  private readonly stop: AbortController;

  constructor(
    private readonly scenario: PlayedScenario,
    private readonly situation: Situation,
    private readonly channel: Channel,
    private readonly session: Session,
  ) {
    this.stop = new AbortController();
    this.time = session.clock === 'virtual' ? new VirtualTime((name, ms) => this.advance(name, ms)) : new RealTime();
    this.recorder = new Recorder((conversation) => this.time.now(conversation));
  }

  async run(onOpen: () => void = () => undefined): Promise<Fault | undefined> {
    const { signal } = this.session;
    const onAbort = () => this.stop.abort(signal.reason);
    signal.addEventListener('abort', onAbort, { once: true });
    const limitMs = this.session.caseDeadlineMs + (this.session.clock === 'virtual' ? 0 : waitsMsOf(this.situation));
    const timer = awakeTimeout(
      () =>
        this.stop.abort(
          new Fault(
            'unreachable',
            `The play of ${this.scenario.id} took longer than ${limitMs / 1000} s. The implementation answers too slowly, or never falls idle.`,
          ),
        ),
      limitMs,
    );
    let fault: Fault | undefined;
    try {
      if (signal.aborted) onAbort();
      for (const name of Object.keys(this.situation.conversations).filter((each) => !this.startsLater(each))) {
        this.stop.signal.throwIfAborted();
        await this.open(name);
      }
      onOpen();
      for (const step of this.situation.steps) {
        this.stop.signal.throwIfAborted();
        await this.take(step);
      }
      if (this.recorder.overflowed !== undefined) {
        fault = new Fault(
          'protocol',
          `In the play of ${this.scenario.id} more happened than the ${this.recorder.overflowed} that a trace may hold. ` +
            'Look for an act of the implementation that repeats itself without end.',
        );
      }
    } catch (error) {
      fault = this.whyStopped() ?? asFault(error);
    } finally {
      timer.clear();
      signal.removeEventListener('abort', onAbort);
    }
    // A conversation with an implementation that no longer answers is ended without waiting for it.
    const ended = this.endAll();
    const endFault = fault?.kind === 'unreachable' ? await Promise.race([ended, sleep(lastChanceMs)]) : await ended;
    return fault ?? (endFault ? (this.whyStopped() ?? endFault) : undefined);
  }

  /** What stopped this play from outside; undefined when nothing did. */
  private whyStopped(): Fault | undefined {
    const signal = [this.stop.signal, this.session.signal].find((each) => each.aborted);
    if (!signal) return undefined;
    const reason: unknown = signal.reason;
    return reason instanceof Fault ? reason : new Fault('interrupted', `The play of ${this.scenario.id} was stopped.`);
  }

  trace(): Trace {
    const { declaration, clock, seed } = this.session;
    return {
      format: 1,
      scenario: this.scenario.id,
      title: this.scenario.title,
      channel: this.channel,
      clock,
      seed,
      implementation: {
        name: declaration.implementation.name,
        version: declaration.implementation.version,
        capabilities: declaration.capabilities,
        fallbackMessage: declaration.fallbackMessage,
      },
      exercises: this.scenario.exercises,
      conversations: Object.fromEntries(this.lines.map((line) => [line.name, line.setup])),
      // A copy: what arrives after this is no part of the trace.
      events: [...this.recorder.events],
    };
  }

  private startsLater(name: string): boolean {
    return this.situation.steps.some((step) => step.kind === 'starts' && step.conversation === name);
  }

  private async open(name: string): Promise<void> {
    const asked = this.situation.conversations[name];
    if (!asked) throw this.notSetUp(name);
    const setup = asOffered(asked, this.session.clock);
    const id = unguessableId('conversation');
    const transcript: Transcript = {
      record: (eventBody) => this.recorder.record(name, eventBody),
      sinceMs: () => this.time.now(name).afterMs,
    };
    const { conversation, urls } = this.session.double.open(id, setup.platform, transcript, this.situation);
    const line: LiveConversation = {
      name,
      id,
      setup,
      conversation,
      state: 'unsure',
      lastSaidMs: 0,
      stirredMs: this.time.now(name).byMs,
    };
    this.lines.push(line);
    // Noted before the answer, because a bot may speak of its own accord before it answers.
    this.recorder.record(name, { kind: 'configuration-offered' });
    const given = this.scenario.described ? withoutDefinition(setup) : setup;
    const started = await this.session.adapter.start(startConversation(id, this.channel, urls, given));
    line.state = started.accepted ? 'open' : 'refused';
    if (started.accepted) conversation.botJoins();
    else this.recorder.record(name, refusedConfiguration(started.detail));
  }

  private async take(step: Step): Promise<void> {
    if (step.kind === 'wait') return this.wait(step.ms);
    if (step.kind === 'starts') return this.open(step.conversation);
    const line = this.lineOf(step.conversation);
    if (line.state !== 'open') return;
    if (step.kind !== 'wait-for-silence-limit') line.stirredMs = this.time.now(line.name).byMs;
    switch (step.kind) {
      case 'consumer-says':
        line.lastSaidMs = this.time.now(line.name).byMs;
        return line.conversation.deliver(step);
      case 'wait-for-silence-limit': {
        const limitMs = line.setup.agentConnector.fallbackEscalationTime ?? threeMinutesMs;
        const remainingMs = line.lastSaidMs + limitMs + step.offsetMs - this.time.now(line.name).byMs;
        return remainingMs > 0 ? this.wait(remainingMs) : undefined;
      }
      case 'outage':
        this.recorder.record(line.name, { kind: step.silent ? 'outage-began' : 'outage-ended' });
        return this.session.adapter.outage(line.id, step.silent);
      case 'agent-returns':
      case 'agent-joins':
        return line.conversation.deliver(step);
      case 'ends':
        return this.end(line);
    }
  }

  /**
   * Passes scenario time, and lets accepted transfers fail at their moment. Each conversation goes on in stretches of its own, and the
   * one whose next stretch ends first goes first: a long wait of one takes no more calls because another is watched closely.
   */
  private async wait(ms: number): Promise<void> {
    const untilMs = this.time.arrivedMs + ms;
    // Bounded: each round either moves time on or consumes a scripted failure.
    for (let next = this.nextToGoOn(untilMs); next; next = this.nextToGoOn(untilMs)) {
      const { line, toMs } = next;
      if (toMs > this.time.now(line.name).byMs) await this.time.pass(line.name, toMs, this.stop.signal);
      await this.failDue(line);
    }
    await this.time.arrive(untilMs, this.stop.signal);
    for (const { name, state } of this.lines) {
      if (state !== 'ended') this.recorder.record(name, { kind: 'time-passed', ms });
    }
  }

  /** The conversation whose time goes on next, and up to which moment; undefined when all have arrived. */
  private nextToGoOn(untilMs: number): { readonly line: LiveConversation; readonly toMs: number } | undefined {
    const onTheirWay = this.lines.flatMap((line) => {
      if (line.state === 'ended') return [];
      const nowMs = this.time.now(line.name).byMs;
      const dueMs = line.conversation.nextFailure()?.dueMs ?? Infinity;
      if (nowMs >= untilMs && dueMs > nowMs) return [];
      return [{ line, toMs: Math.min(untilMs, Math.max(nowMs, dueMs), nowMs + this.strideMs(line, nowMs)) }];
    });
    return onTheirWay.sort((a, b) => a.toMs - b.toMs)[0];
  }

  /**
   * How long a stretch may pass now: as long as may be where the bot cannot ask for a transfer that is scripted to fail later, and
   * else as long as nothing has happened to the conversation, so that long waits take few calls.
   */
  private strideMs({ state, conversation, stirredMs }: LiveConversation, nowMs: number): number {
    const longestMs = longestStrideMs[this.session.clock];
    if (this.session.clock !== 'virtual' || state !== 'open' || !conversation.mayFailLater()) return longestMs;
    return Math.min(longestMs, Math.max(shortestStrideMs, nowMs - stirredMs));
  }

  /** Every failure that is due by now comes true, the earliest first. Bounded by the outcomes that a scenario scripts. */
  private async failDue(line: LiveConversation): Promise<void> {
    const { conversation, name } = line;
    for (let due = conversation.nextFailure(); due; due = conversation.nextFailure()) {
      const nowMs = this.time.now(name).byMs;
      if (due.dueMs > nowMs) return;
      this.stop.signal.throwIfAborted();
      line.stirredMs = nowMs;
      await conversation.deliver({ kind: 'transfer-fails' });
    }
  }

  private async advance(name: string, ms: number): Promise<void> {
    const line = this.lineOf(name);
    if (line.state === 'open') await this.session.adapter.advance(line.id, ms);
  }

  /** Ends what was started, also after a fault; the first fault of ending is returned. */
  private async endAll(): Promise<Fault | undefined> {
    let fault: Fault | undefined;
    for (const line of this.lines) {
      if (line.state === 'ended') continue;
      if (line.state !== 'refused') {
        try {
          await this.end(line);
        } catch (error) {
          // There may have been nothing to end.
          if (line.state === 'open') fault ??= asFault(error);
        }
      }
      this.session.double.close(line.conversation);
    }
    return fault;
  }

  private async end(line: LiveConversation): Promise<void> {
    await this.session.adapter.end(line.id);
    this.recorder.record(line.name, { kind: 'conversation-ended' });
    this.session.double.close(line.conversation);
    line.state = 'ended';
  }

  private lineOf(name: string = mainConversation): LiveConversation {
    const line = this.lines.find((each) => each.name === name);
    if (!line) throw this.notSetUp(name);
    return line;
  }

  private notSetUp(name: string): Fault {
    return new Fault(
      'suite',
      `${this.scenario.id} has a step for the conversation "${name}", which it does not set up.`,
    );
  }
}
