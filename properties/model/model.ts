/**
 * Predicts what a conversation shows: which texts the consumer reads and which transfers the platform is asked for,
 * each with the requirement that it follows from. Written from the catalogue alone, so that it is a second opinion
 * beside the rules. Where the documents are silent it says so and predicts nothing more.
 */
import { mainConversation, type Situation, type Step } from '../../play/scenarios/scenario';
import { sentinel, type Outcome, type Setup } from '../../trace/trace';
import { failsLater } from './deferred-failures';
import { fallsBack, hears, run } from './dialogs';
import type { ModelFacts, Moment } from './prediction';
import { catching, refusalOf, silenceLimitMs } from './settings';
import { canAnswerAgain, fallsSilent, forbidBypass, saysToNobody } from './silence';
import { Talk, type Due, type World } from './talk';

export class Model {
  private readonly world: World;
  private readonly talks: readonly Talk[];

  constructor(conversations: Readonly<Record<string, Setup>>, facts: ModelFacts) {
    this.world = { facts, moments: [], talks: [], nowMs: 0 };
    Object.entries(conversations).forEach(([name, setup]) => this.world.talks.push(new Talk(name, setup, this.world)));
    this.talks = this.world.talks;
    this.talks.forEach(offered);
  }

  get moments(): readonly Moment[] {
    return this.world.moments;
  }

  get nowMs(): number {
    return this.world.nowMs;
  }

  /** What is known of a conversation, for those who decide what may come next. */
  of(conversation: string = mainConversation) {
    const talk = this.talk(conversation);
    const { holder, deferred, others, succeeded, capped, silent, unanswered, unclear, agentJoined, busy } = talk;
    const nextOutcome: Outcome = talk.setup.platform.outcomes[talk.attempts] ?? { kind: 'accept' };
    const nextDueMs = talk.agenda.find((due) => due.kind !== 'unclear')?.atMs;
    const failing = talk.agenda.some(({ kind }) => kind === 'failure');
    return {
      attempts: talk.attempts,
      holder,
      deferred,
      others,
      succeeded,
      capped,
      silent,
      unanswered,
      unclear,
      agentJoined,
      busy,
      nextOutcome,
      nextDueMs,
      failing,
    };
  }

  take(step: Step): void {
    if (step.kind === 'wait') return this.pass(step.ms);
    const talk = this.talk(step.conversation);
    switch (step.kind) {
      case 'consumer-says':
        return consumerSays(talk, step.text);
      case 'wait-for-silence-limit': {
        const due = talk.agenda.find(({ kind }) => kind === 'bypass' || kind === 'unclear');
        const limitMs = due?.atMs ?? talk.lastSaidMs + silenceLimitMs(talk.setup);
        return this.pass(Math.max(0, limitMs + step.offsetMs - this.nowMs));
      }
      case 'outage':
        return step.silent ? fallsSilent(talk) : canAnswerAgain(talk);
      case 'agent-joins':
        talk.open('agent-joined');
        talk.holder = 'agent';
        talk.agentJoined = true;
        talk.succeeded = true;
        return undefined;
      case 'agent-returns':
        talk.open('returned-to-bot');
        talk.holder = 'bot';
        return talk.leaveOpen('What the bot does with a conversation that is given back to it is not documented.');
      case 'starts':
      case 'ends':
        return talk.leaveOpen('The model knows conversations only that begin and end with the situation.');
    }
  }

  private talk(name: string = mainConversation): Talk {
    const talk = this.talks.find((each) => each.name === name);
    if (!talk) throw new Error(`The situation has a step for the conversation "${name}", which it does not set up.`);
    return talk;
  }

  private pass(ms: number): void {
    const untilMs = this.nowMs + ms;
    // Bounded: what falls due is taken off its agenda, and each chain of failures ends at the cap.
    for (let next = this.nextDue(untilMs); next; next = this.nextDue(untilMs)) {
      const { talk, due } = next;
      this.world.nowMs = Math.max(this.nowMs, due.atMs);
      talk.agenda.splice(talk.agenda.indexOf(due), 1);
      if (due.kind === 'failure') failsLater(talk);
      else due.happen();
    }
    this.world.nowMs = untilMs;
  }

  private nextDue(untilMs: number): { readonly talk: Talk; readonly due: Due } | undefined {
    return this.talks
      .flatMap((talk) => talk.agenda.map((due) => ({ talk, due })))
      .filter(({ due }) => due.atMs <= untilMs)
      .sort((a, b) => a.due.atMs - b.due.atMs)[0];
  }
}

/** The moments that a situation leads to, by the documents. */
export function predict(situation: Situation, facts: ModelFacts): readonly Moment[] {
  const model = new Model(situation.conversations, facts);
  situation.steps.forEach((step) => model.take(step));
  return model.moments;
}

function offered(talk: Talk): void {
  const moment = talk.open('configuration-offered');
  moment.refusal = refusalOf(talk.setup);
  const { handedOver } = talk.setup;
  if (!handedOver) return;
  const { intentId, userMessage } = handedOver;
  const byIntent = talk.setup.bot.dialogs.find((dialog) => intentId !== undefined && dialog.intentId === intentId);
  const byMessage = userMessage === undefined ? undefined : catching(talk.setup, userMessage);
  const found = byIntent ?? byMessage;
  if (!found) return fallsBack(talk, 'context.receiver-falls-back');
  const contested = byIntent !== undefined && byMessage !== undefined && byIntent !== byMessage;
  const requirement = contested ? 'context.receiver-prefers-intent' : 'context.receiver-starts-intent-dialog';
  run(talk, found, { texts: requirement, delayedMs: 0 });
}

function consumerSays(talk: Talk, text: string): void {
  talk.lastSaidMs = talk.world.nowMs;
  const moment = talk.open('consumer-said');
  if (talk.unclear !== undefined || talk.holder === 'agent') return;
  if (talk.capped) return talk.leaveOpen('What follows the text of the cap is not documented.');
  if (talk.mayBeCapped) return talk.leaveOpen('Whether failures are counted for a bot is not documented.');
  if (talk.busy) return talk.leaveOpen('What a bot does that hears a text while it is at work is not documented.');
  if (text === sentinel) return talk.leaveOpen('A consumer who writes the sentinel is not documented.');
  if (talk.silent) return saysToNobody(talk, text, moment);
  talk.unanswered = false;
  talk.agenda.splice(0, talk.agenda.length, ...talk.agenda.filter(({ kind }) => kind === 'failure'));
  forbidBypass(talk, moment, text);
  hears(talk, text, talk.failedAtOnce ? 'immediate.bot-keeps-conversation' : undefined);
}
