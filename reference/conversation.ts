/** One conversation, from its start to its end, independent of every other. */
import type { Clock as ClockKind, PlatformEvent, StartConversation } from '../protocol/types';
import { ConversationEnded, PendingWork } from './pending-work';
import type { AgentConnector } from './agent-connector';
import type { BotEngine } from './bot-engine';
import { RealClock, type Clock } from './clock';
import type { EscalationPlanner } from './escalation-plan';
import type { Escalator } from './escalator';
import type { FailureCounter } from './failure-counter';
import type { Parts } from './parts';
import type { PlatformLine } from './platform-line';
import type { ResultData } from './result-data';
import type { SilenceTimer } from './silence-timer';
import type { Templates } from './templates';
import type { TransferCall } from './transfer-call';
import type { TransferRequests } from './transfer-requests';
import { Variables } from './variables';

/** Made once: every conversation ends, and an error knows where it was made. */
const over = new ConversationEnded();

export class Conversation {
  readonly activity = new PendingWork();
  readonly clock: Clock;
  readonly variables: Variables;
  readonly fallbackMessage: string;
  readonly honoursConfiguredWait: boolean;
  readonly connector: AgentConnector;
  readonly engine: BotEngine;
  readonly escalator: Escalator;
  readonly failures: FailureCounter;
  readonly line: PlatformLine;
  readonly planner: EscalationPlanner;
  readonly requests: TransferRequests;
  readonly resultData: ResultData;
  readonly silence: SilenceTimer;
  readonly templates: Templates;
  readonly transfers: TransferCall;
  private readonly ending = new AbortController();
  private lastCall: Promise<unknown> = Promise.resolve();

  constructor(
    readonly setup: StartConversation,
    parts: Parts,
    clock: ClockKind,
  ) {
    this.clock = clock === 'virtual' ? new parts.VirtualClock(this.activity) : new RealClock(this.activity);
    this.honoursConfiguredWait = clock !== 'real';
    this.variables = new Variables(setup.bot.contextVariables);
    this.fallbackMessage = parts.fallbackMessage;
    this.connector = new parts.AgentConnector(this);
    this.engine = new parts.BotEngine(this);
    this.escalator = new parts.Escalator(this);
    this.failures = new parts.FailureCounter(this);
    this.line = new parts.PlatformLine(this);
    this.planner = new parts.EscalationPlanner(setup);
    this.requests = new parts.TransferRequests(this);
    this.resultData = new parts.ResultData(this);
    this.silence = new parts.SilenceTimer(this);
    this.templates = new parts.Templates(this);
    this.transfers = new parts.TransferCall(this);
  }

  /** Aborts when the conversation ends. */
  get ended(): AbortSignal {
    return this.ending.signal;
  }

  /** A bot that was handed a conversation speaks first. */
  async begin(): Promise<void> {
    const { handedOver } = this.setup;
    await this.inTurn(() => (handedOver ? this.engine.takeOver(handedOver) : this.engine.joins()));
  }

  /** False when the event names a transfer that was never accepted here. */
  async take(event: PlatformEvent): Promise<boolean> {
    return this.inTurn(() => {
      switch (event.type) {
        case 'consumer-message':
          this.connector.consumerSaid(event.text);
          return true;
        case 'transfer-failed':
          return this.connector.transferFailed(event.transferId);
        case 'agent-joined':
          this.connector.agentJoined();
          return true;
      }
    });
  }

  async advance(ms: number): Promise<void> {
    await this.inTurn(() => this.clock.advance(ms));
  }

  async setSilent(silent: boolean): Promise<void> {
    await this.inTurn(() => {
      this.engine.silent = silent;
      if (!silent) this.engine.comesBack();
    });
  }

  /** Stops whatever is under way or still to come. */
  end(): void {
    this.ending.abort(over);
    this.clock.stop();
  }

  /** Calls of a conversation are taken one after the other, each until all that it set off is done. */
  private async inTurn<T>(act: () => T | Promise<T>): Promise<T> {
    const call = this.lastCall.then(async () => {
      const result = await act();
      await this.activity.whenIdle();
      if (this.activity.error !== undefined) throw asError(this.activity.error);
      return result;
    });
    this.lastCall = call.catch(() => undefined);
    return call;
  }
}

function asError(thrown: unknown): Error {
  return thrown instanceof Error ? thrown : new Error(String(thrown));
}
