/** One conversation as the model keeps it: what is known of it, what is due, and the moments that it has led to. */
import type { RequirementId } from '../../requirements/catalogue';
import { blankMessage, capText, sentinel, type Setup } from '../../trace/trace';
import type { ModelFacts, PredictedTurn } from './prediction';

/** What all conversations of a situation share. */
export interface World {
  readonly facts: ModelFacts;
  readonly predictedTurns: PredictedTurn[];
  readonly conversations: ConversationModel[];
  nowMs: number;
}

/** Why a dialog runs: it decides which requirement its texts follow from. */
export interface AttemptCause {
  readonly texts: RequirementId | undefined;
  readonly transfers?: RequirementId;
  /** The success of an escalation led there. */
  readonly bySuccess?: { readonly otherwise: (variable: string) => readonly string[] };
  /** Milliseconds of delay since the stimulus. */
  readonly delayedMs: number;
  readonly userMessage?: string;
  readonly intentId?: string;
}

/** Something that happens when its time has come, unless it is taken off the agenda before. */
export type Scheduled =
  | { readonly kind: 'failure'; readonly atMs: number }
  | {
      readonly kind: 'bypass' | 'continuation' | 'unclear';
      readonly atMs: number;
      readonly happen: () => void;
    };

export class ConversationModel {
  readonly variables: Map<string, string>;
  /** Variables that tell what followed the success of an escalation, each with its values where that was something else. */
  readonly bySuccess = new Map<string, readonly string[]>();
  readonly agenda: Scheduled[] = [];
  holder: 'bot' | 'agent' = 'bot';
  attempts = 0;
  deferred = 0;
  /** Failures that are not deferred: whether they count, the documents do not say. */
  others = 0;
  succeeded = false;
  capped = false;
  silent = false;
  /** The consumer's last words have not been answered, because the bot was silent. */
  unanswered = false;
  /** The transfer that is still to fail went round the bot in its silence. */
  wasBypassed = false;
  /** Such a transfer has failed. */
  bypassFailed = false;
  failedAtOnce = false;
  busy = false;
  agentJoined = false;
  unclear: string | undefined;
  lastSaidMs = 0;
  private current: PredictedTurn | undefined;
  private openedMs = 0;

  constructor(
    readonly name: string,
    readonly setup: Setup,
    readonly world: World,
  ) {
    this.variables = new Map(Object.entries(setup.bot.contextVariables));
  }

  /** What the latest stimulus leads to. */
  get turn(): PredictedTurn {
    return this.current ?? this.open('configuration-offered');
  }

  /** The other conversations of the same bot. */
  get siblings(): readonly ConversationModel[] {
    return this.world.conversations.filter(
      (each) => each !== this && each.setup.bot.chatBotId === this.setup.bot.chatBotId,
    );
  }

  /** By a count for the bot the escalation may have stopped, whatever this conversation has to do with it. */
  get mayBeCapped(): boolean {
    const all = [this, ...this.siblings];
    const failures = all.reduce((sum, { deferred, others }) => sum + deferred + others, 0);
    return failures > 3 && all.some(({ deferred }) => deferred > 0);
  }

  /** What is broken when the text of the cap comes here, before this conversation's own fourth failure. */
  get capForbiddenBy(): RequirementId {
    if (this.mayBeCapped) return 'cap.per-conversation';
    return this.succeeded ? 'cap.success-prevents-text' : 'cap.no-text-before-fourth';
  }

  /** A new stimulus; what must not come in any conversation is forbidden from the start. */
  open(stimulus: PredictedTurn['stimulus']): PredictedTurn {
    const turn: PredictedTurn = {
      conversation: this.name,
      stimulus,
      acts: [],
      forbiddenTexts: [
        { value: sentinel, requirement: 'deferred.sentinel-hidden' },
        { value: blankMessage, requirement: 'message.blank-sends-nothing' },
      ],
      forbiddenRequests: [],
      textsFirst: 'message.last-before-transfer',
      ...(this.unclear === undefined ? {} : { open: this.unclear }),
    };
    if (this.deferred > 0 && !this.capped) {
      turn.forbiddenTexts.push({ value: capText, requirement: this.capForbiddenBy });
    }
    // What the consumer asks for anew is another matter.
    if (this.capped && stimulus !== 'consumer-said') {
      turn.forbiddenRequests.push({ requirement: 'cap.stops-after-fourth-failure' });
    }
    this.current = turn;
    this.openedMs = this.world.nowMs;
    this.world.predictedTurns.push(turn);
    return turn;
  }

  /** From here on nothing is predicted in this conversation. */
  leaveOpen(why: string): void {
    this.unclear ??= why;
    this.agenda.length = 0;
    this.turn.open ??= why;
  }

  /**
   * An attempt failed before it was accepted. Beside failures that came later it may be counted as the fourth: then
   * nothing more is predicted, and the text of the cap may come.
   */
  failsAtOnce(): void {
    this.others += 1;
    if (this.deferred === 0 || this.deferred + this.others < 4) return;
    const { forbiddenTexts } = this.turn;
    forbiddenTexts.splice(0, forbiddenTexts.length, ...forbiddenTexts.filter(({ value }) => value !== capText));
    this.leaveOpen('Whether an attempt that was never accepted may be the fourth failure is not documented.');
  }

  /** The bot says any one of these texts next. It may reach nobody where the conversation is not the bot's any more. */
  says(texts: readonly string[], requirement: RequirementId | undefined): void {
    const mayStayAway = this.holder === 'bot' ? {} : { mayStayAway: true as const };
    this.turn.acts.push({ kind: 'reads', texts, requirement, ...mayStayAway, ...this.delay() });
  }

  /** The platform delivers a text. */
  delivers(text: string, requirement: RequirementId): void {
    this.turn.acts.push({ kind: 'reads', texts: [text], requirement, ...this.delay() });
  }

  /** How long after its stimulus the bot comes to what it does now. */
  private delay(): { readonly dueMs?: number } {
    const dueMs = this.world.nowMs - this.openedMs;
    return dueMs > 0 ? { dueMs } : {};
  }

  schedule(due: Scheduled): void {
    this.agenda.push(due);
    this.agenda.sort((a, b) => a.atMs - b.atMs);
  }
}
