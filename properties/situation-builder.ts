/** A situation that grows step by step, with the model beside it that says what may come next. */
import type { Channel } from '../protocol/types';
import { beyondSilenceMs, settleMs } from '../play/scenarios/parts';
import type { Situation, Step } from '../play/scenarios/scenario';
import { promptlyMs, textPaceMs } from '../trace/pace';
import type { Outcome, Setup } from '../trace/trace';
import { Model } from './model/model';
import type { ExpectedAct } from './model/prediction';

/** What is due within this time is waited for: an implementation may take its time, and a consumer would not notice. */
const soonMs = 5_000;

/** Within this time a transfer fails that fails soon, as far as a play can place it. */
const failsSoonMs = 2_000;

/** Rounds of waiting for what is due soon; chains of failures end sooner, at the cap. */
const mostRounds = 12;

export class SituationBuilder {
  readonly model: Model;
  readonly steps: Step[] = [];
  readonly marks: string[] = [];
  readonly boundaries: string[] = [];
  private readonly outcomes = new Map<string, Outcome[]>();
  /** The place of what each consumer said last among the moments of the model. */
  private readonly lastWords = new Map<string, number>();
  private readonly conversations: Readonly<Record<string, Setup>>;

  constructor(
    conversations: Readonly<Record<string, Setup>>,
    readonly channel: Channel,
  ) {
    this.conversations = Object.fromEntries(
      Object.entries(conversations).map(([name, setup]) => {
        const outcomes = [...setup.platform.outcomes];
        this.outcomes.set(name, outcomes);
        return [name, { ...setup, platform: { ...setup.platform, outcomes } }];
      }),
    );
    // What the bot says when it has no answer is known only when it is played; no step depends on it.
    this.model = new Model(this.conversations, { channel, fallbackMessage: '' });
  }

  /** The platform's answer to the next attempt for which none is scripted yet. */
  willAnswer(conversation: string, outcome: Outcome): void {
    const outcomes = this.outcomes.get(conversation) ?? [];
    // Attempts for which nothing was scripted were accepted.
    for (let left = this.model.of(conversation).attempts - outcomes.length; left > 0; left -= 1)
      outcomes.push({ kind: 'accept' });
    outcomes.push(outcome);
  }

  take(step: Step): void {
    this.steps.push(step);
    this.model.take(step);
  }

  says(conversation: string, text: string): void {
    const before = this.model.predictedTurns.length;
    this.lastWords.set(conversation, before);
    this.take({ kind: 'consumer-says', text, conversation });
    this.settle(conversation, before);
  }

  /** Time passes until nothing is due soon; `before` are the moments of the model that are over. */
  settle(conversation: string, before = this.model.predictedTurns.length): void {
    const fromMs = this.model.nowMs;
    this.take({ kind: 'wait', ms: settleMs });
    for (let round = 0; round < mostRounds; round += 1) {
      const { nextDueMs } = this.model.of(conversation);
      const dueMs = nextDueMs === undefined || nextDueMs - this.model.nowMs > soonMs ? undefined : nextDueMs;
      const untilMs = dueMs === undefined ? fromMs + this.mostMs(before) : dueMs + settleMs;
      if (untilMs > this.model.nowMs) this.take({ kind: 'wait', ms: untilMs - this.model.nowMs });
      if (dueMs === undefined) return;
    }
  }

  /** Milliseconds that the moments since may take, when each failure waits for an attempt that is made without haste. */
  private mostMs(before: number): number {
    const since = this.model.predictedTurns.slice(before);
    const texts = since.reduce((sum, { acts, mayFollow = 0 }) => sum + acts.filter(isSaid).length + mayFollow, 0);
    const failures = since.filter(({ stimulus }) => stimulus === 'transfer-failed');
    // A delay begins when the texts before it are out.
    const delaysMs = since.reduce((sum, { acts }) => sum + Math.max(0, ...acts.map(delayBefore)), 0);
    return since.length * promptlyMs + failures.length * failsSoonMs + texts * textPaceMs + delaysMs;
  }

  /** Time passes until a millisecond before what is due next, if anything is. */
  untilJustBefore(conversation: string): void {
    const { nextDueMs } = this.model.of(conversation);
    if (nextDueMs !== undefined) this.take({ kind: 'wait', ms: Math.max(0, nextDueMs - this.model.nowMs - 1) });
  }

  /** Time passes until what is due next is over. */
  untilOver(conversation: string): void {
    const { nextDueMs, silent } = this.model.of(conversation);
    if (nextDueMs === undefined) return;
    this.take({ kind: 'wait', ms: nextDueMs - this.model.nowMs + (silent ? beyondSilenceMs : settleMs) });
    // A delay begins when the texts before it are out, each of which may take its time.
    if (!silent) this.settle(conversation, this.lastWords.get(conversation));
  }

  situation(): Situation {
    return { conversations: this.conversations, steps: this.steps };
  }
}

/** Milliseconds of Interaction Delay after which an act is due in its turn: a request, or a text behind one that was not to come. */
function delayBefore(act: ExpectedAct): number {
  return (act.kind === 'requests' ? act.notBefore?.ms : act.dueMs) ?? 0;
}

/** Whether the bot says it by itself: over what the platform gives the consumer it takes no time. */
function isSaid(act: ExpectedAct): boolean {
  return act.kind === 'reads' && act.requirement !== 'message.before-transfer';
}
