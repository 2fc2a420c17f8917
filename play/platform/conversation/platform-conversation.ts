/**
 * One conversation as the platform knows it: who holds it, which attempts were made, which of them still have to fail.
 * It knows nothing of how it is reached; that is a surface's business.
 */
import { randomUUID } from 'node:crypto';
import { setMaxListeners } from 'node:events';
import { setTimeout as passRealTime } from 'node:timers/promises';
import type { PlatformEvent, TransferRequest } from '../../../protocol/types';
import { blankMessage, type Agent, type Outcome, type PlatformSetup, type Skill } from '../../../trace/trace';
import { recorded, type CallEnd } from '../../../trace/what-happened';
import { receiverOf } from './receiver';
import { breaksCalls, failsAfterMs, outcomeOf } from './scripted-outcome';
import type { Transcript } from './transcript';

export interface DueFailure {
  readonly attempt: number;
  readonly transferId: string;
  readonly dueMs: number;
}

/** Something that the platform has for a conversation. */
export type Delivery =
  | { readonly kind: 'consumer-says'; readonly text: string }
  | { readonly kind: 'agent-joins'; readonly agentId?: string | undefined }
  /** Whoever holds the conversation gives it back to the bot, which is not told. */
  | { readonly kind: 'agent-returns' }
  /** The accepted transfer that fails next does so. */
  | { readonly kind: 'transfer-fails' };

/** Brings an event to the bot of a conversation; how, is its surface's business. */
export type ToBot = (event: PlatformEvent) => Promise<void>;

/** A transfer that was accepted, and the skill that has the conversation now. */
export interface Acceptance {
  readonly transferId: string;
  readonly skill: Pick<Skill, 'id' | 'name'>;
}

/** Who asks for a transfer, as a surface knows it. */
export interface TransferCaller {
  /** Whether the caller can still be answered. */
  isThere(): boolean;
  /** Whether the message came to the consumer as a text before, and not with the request; left out where it did not. */
  readonly hasReadMessage?: boolean;
  /** What the caller is told of the acceptance, in the words of the surface. */
  wordsFor(acceptance: Acceptance): unknown;
}

/** Made once: an abort without a reason builds an exception with a stack for every conversation. */
const conversationEnded = new Error('The conversation has ended.');

export class PlatformConversation {
  private attempts = 0;
  private holder: 'bot' | 'agent' = 'bot';
  private botIsHere = false;
  private lastAccepted: number | undefined;
  private readonly due: DueFailure[] = [];
  private readonly ended = new AbortController();

  constructor(
    readonly id: string,
    private readonly platform: PlatformSetup,
    readonly transcript: Transcript,
    private readonly toBot: ToBot,
  ) {
    // Each call that waits listens, and many may be under way at once.
    setMaxListeners(0, this.ended.signal);
  }

  /** The bot takes the conversation, and hears of it from now on. One that refuses it hears nothing. */
  botJoins(): void {
    this.botIsHere = true;
  }

  /** The live agents that the platform of this conversation knows. */
  get agents(): readonly Agent[] {
    return this.platform.agents;
  }

  /** The skills that it knows. */
  get skills(): readonly Skill[] {
    return this.platform.skills;
  }

  /** Whether a call of its bot's is scripted to break. */
  get breaksCalls(): boolean {
    return breaksCalls(this.platform);
  }

  /** Who hears the consumer now: the bot, or whoever the conversation was handed to. */
  heardBy(): 'bot' | 'agent' {
    return this.holder;
  }

  /** Whether the bot has the conversation, and a transfer that was not asked for yet is scripted to be accepted and to fail later. */
  mayFailLater(): boolean {
    if (this.holder !== 'bot') return false;
    return this.platform.outcomes.slice(this.attempts).some((outcome) => failsAfterMs(outcome) !== undefined);
  }

  /** The accepted transfer that fails next, if one is to fail. */
  nextFailure(): DueFailure | undefined {
    return this.due[0];
  }

  /** Notes what happens to the conversation, and brings it to the bot where a bot hears of such a thing. */
  async deliver(delivery: Delivery): Promise<void> {
    const event = this.note(delivery);
    if (event && this.botIsHere && !this.hasEnded) await this.toBot(event);
  }

  /** Notes what happens to the conversation; gives what its bot is to hear of that. */
  note(delivery: Delivery): PlatformEvent | undefined {
    switch (delivery.kind) {
      case 'consumer-says': {
        const { text } = delivery;
        this.transcript.record({ kind: 'consumer-said', text, heardBy: this.holder });
        return this.holder === 'bot' ? { type: 'consumer-message', text } : undefined;
      }
      case 'agent-joins': {
        const named = delivery.agentId === undefined ? {} : { agentId: delivery.agentId };
        this.holder = 'agent';
        this.transcript.record({ kind: 'agent-joined', ...named });
        return { type: 'agent-joined', ...named };
      }
      case 'agent-returns':
        this.holder = 'bot';
        this.transcript.record({ kind: 'returned-to-bot' });
        return undefined;
      case 'transfer-fails': {
        const failure = this.failNext();
        return failure && { type: 'transfer-failed', transferId: failure.transferId };
      }
    }
  }

  /** The next failure comes true: the conversation is the bot's again, unless a later transfer has taken it. */
  private failNext(): DueFailure | undefined {
    const failure = this.due.shift();
    if (failure) {
      if (failure.attempt === this.lastAccepted) this.holder = 'bot';
      this.transcript.record({ kind: 'transfer-failed', attempt: failure.attempt });
    }
    return failure;
  }

  /** The conversation has ended: nothing that is still under way becomes part of its trace. */
  end(): void {
    this.ended.abort(conversationEnded);
  }

  get hasEnded(): boolean {
    return this.ended.signal.aborted;
  }

  /** The bot has a text for the consumer. `raw` is what came. */
  takeText(text: string, raw: unknown): void {
    this.transcript.record({ kind: 'consumer-read', text, via: 'message', raw });
  }

  /**
   * The bot asks for a transfer; resolves to what becomes of that, and to no answer when the conversation ends before. To
   * a caller who is no longer there the call broke, so nothing is handed over behind its back.
   */
  async takeTransfer(request: TransferRequest, raw: unknown, caller: TransferCaller): Promise<CallEnd> {
    this.attempts += 1;
    const attempt = this.attempts;
    this.transcript.record({
      kind: 'transfer-requested',
      attempt,
      skillId: request.agentSkillId,
      ...(request.agentSkillName === undefined ? {} : { skillName: request.agentSkillName }),
      ...(request.agentId === undefined ? {} : { agentId: request.agentId }),
      message: request.message,
      ...(caller.hasReadMessage === true ? { toldByPlace: true } : {}),
      ...(request.botTransferContext === undefined ? {} : { context: definedOnly(request.botTransferContext) }),
      raw,
    });
    const outcome = outcomeOf(this.platform, attempt, request.agentSkillId);
    if (outcome.kind === 'accept-slowly') await this.pass(outcome.delayMs);
    if (outcome.kind === 'no-answer') await this.untilEnded();
    if (this.hasEnded || outcome.kind === 'no-answer') return { kind: 'no answer' };
    const end = this.endOf(outcome, attempt, request, caller);
    this.transcript.record({ kind: 'transfer-answered', attempt, ...recorded(end) });
    return end;
  }

  private endOf(
    outcome: Exclude<Outcome, { kind: 'no-answer' }>,
    attempt: number,
    request: TransferRequest,
    caller: TransferCaller,
  ): Exclude<CallEnd, { kind: 'no answer' }> {
    switch (outcome.kind) {
      case 'accept':
      case 'accept-slowly':
      case 'accept-then-fail': {
        if (!caller.isThere()) return { kind: 'cut off' };
        const acceptance = this.handOver(attempt, request, outcome, caller.hasReadMessage === true);
        return { kind: 'accepted', response: caller.wordsFor(acceptance), transferId: acceptance.transferId };
      }
      case 'error':
        return { kind: 'refused with status', status: outcome.status };
      case 'reset':
        return { kind: 'reset' };
      case 'cut-off':
        return { kind: 'cut off' };
      case 'not-json':
        return { kind: 'not JSON' };
    }
  }

  private handOver(attempt: number, request: TransferRequest, outcome: Outcome, hasReadMessage: boolean): Acceptance {
    const { skill, to, id } = receiverOf(this.platform, request);
    if (request.message !== blankMessage && !hasReadMessage) {
      this.transcript.record({ kind: 'consumer-read', text: request.message, via: 'transfer' });
    }
    this.transcript.record({ kind: 'handed-over', attempt, to, id, skillId: skill.id });
    this.holder = 'agent';
    this.lastAccepted = attempt;
    const transferId = randomUUID();
    const afterMs = failsAfterMs(outcome);
    if (afterMs !== undefined) {
      this.due.push({ attempt, transferId, dueMs: this.transcript.sinceMs() + afterMs });
      this.due.sort((a, b) => a.dueMs - b.dueMs);
    }
    return { transferId, skill: { id: skill.id, name: skill.name } };
  }

  private async untilEnded(): Promise<void> {
    const { signal } = this.ended;
    if (!signal.aborted) await new Promise((resolve) => signal.addEventListener('abort', resolve, { once: true }));
  }

  /** Passes real time, or what is left of it until the conversation ends. */
  private async pass(ms: number): Promise<void> {
    await passRealTime(ms, undefined, { signal: this.ended.signal }).catch(() => undefined);
  }
}

function definedOnly(context: { intentId?: string | undefined; userMessage?: string | undefined }) {
  return {
    ...(context.intentId === undefined ? {} : { intentId: context.intentId }),
    ...(context.userMessage === undefined ? {} : { userMessage: context.userMessage }),
  };
}
