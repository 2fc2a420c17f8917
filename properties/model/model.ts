/**
 * Predicts what a conversation shows: which texts the consumer reads and which transfers the platform is asked for,
 * each with the requirement that it follows from. Written from the catalogue alone, so that it is a second opinion
 * beside the rules. Where the documents are silent it says so and predicts nothing more.
 */
import { mainConversation, type Situation, type Step } from '../../play/scenarios/scenario';
import { sentinel, type Outcome, type Setup } from '../../trace/trace';
import { failsLater } from './deferred-failures';
import { fallsBack, hears, run } from './dialogs';
import type { ModelFacts, PredictedTurn } from './prediction';
import { catching, refusalOf, silenceLimitMs } from './settings';
import { canAnswerAgain, fallsSilent, forbidBypass, saysToNobody } from './silence';
import { ConversationModel, type Scheduled, type World } from './conversation-model';

export class Model {
  private readonly world: World;
  private readonly conversations: readonly ConversationModel[];

  constructor(conversations: Readonly<Record<string, Setup>>, facts: ModelFacts) {
    this.world = { facts, predictedTurns: [], conversations: [], nowMs: 0 };
    Object.entries(conversations).forEach(([name, setup]) =>
      this.world.conversations.push(new ConversationModel(name, setup, this.world)),
    );
    this.conversations = this.world.conversations;
    this.conversations.forEach(offered);
  }

  get predictedTurns(): readonly PredictedTurn[] {
    return this.world.predictedTurns;
  }

  get nowMs(): number {
    return this.world.nowMs;
  }

  /** What is known of a conversation, for those who decide what may come next. */
  of(conversation: string = mainConversation) {
    const model = this.model(conversation);
    const { holder, deferred, others, succeeded, capped, silent, unanswered, unclear, agentJoined, busy } = model;
    const nextOutcome: Outcome = model.setup.platform.outcomes[model.attempts] ?? { kind: 'accept' };
    const nextDueMs = model.agenda.find((due) => due.kind !== 'unclear')?.atMs;
    const failing = model.agenda.some(({ kind }) => kind === 'failure');
    return {
      attempts: model.attempts,
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
    const model = this.model(step.conversation);
    switch (step.kind) {
      case 'consumer-says':
        return consumerSays(model, step.text);
      case 'wait-for-silence-limit': {
        const due = model.agenda.find(({ kind }) => kind === 'bypass' || kind === 'unclear');
        const limitMs = due?.atMs ?? model.lastSaidMs + silenceLimitMs(model.setup);
        return this.pass(Math.max(0, limitMs + step.offsetMs - this.nowMs));
      }
      case 'outage':
        return step.silent ? fallsSilent(model) : canAnswerAgain(model);
      case 'agent-joins':
        model.open('agent-joined');
        model.holder = 'agent';
        model.agentJoined = true;
        model.succeeded = true;
        return undefined;
      case 'agent-returns':
        model.open('returned-to-bot');
        model.holder = 'bot';
        return model.leaveOpen('What the bot does with a conversation that is given back to it is not documented.');
      case 'starts':
      case 'ends':
        return model.leaveOpen('The model knows conversations only that begin and end with the situation.');
    }
  }

  private model(name: string = mainConversation): ConversationModel {
    const conversation = this.conversations.find((each) => each.name === name);
    if (!conversation)
      throw new Error(`The situation has a step for the conversation "${name}", which it does not set up.`);
    return conversation;
  }

  private pass(ms: number): void {
    const untilMs = this.nowMs + ms;
    // Bounded: what falls due is taken off its agenda, and each chain of failures ends at the cap.
    for (let next = this.nextDue(untilMs); next; next = this.nextDue(untilMs)) {
      const { conversation, due } = next;
      this.world.nowMs = Math.max(this.nowMs, due.atMs);
      conversation.agenda.splice(conversation.agenda.indexOf(due), 1);
      if (due.kind === 'failure') failsLater(conversation);
      else due.happen();
    }
    this.world.nowMs = untilMs;
  }

  private nextDue(untilMs: number): { readonly conversation: ConversationModel; readonly due: Scheduled } | undefined {
    return this.conversations
      .flatMap((conversation) => conversation.agenda.map((due) => ({ conversation, due })))
      .filter(({ due }) => due.atMs <= untilMs)
      .sort((a, b) => a.due.atMs - b.due.atMs)[0];
  }
}

/** The moments that a situation leads to, by the documents. */
export function predict(situation: Situation, facts: ModelFacts): readonly PredictedTurn[] {
  const model = new Model(situation.conversations, facts);
  situation.steps.forEach((step) => model.take(step));
  return model.predictedTurns;
}

function offered(conversation: ConversationModel): void {
  const turn = conversation.open('configuration-offered');
  turn.refusal = refusalOf(conversation.setup);
  const { handedOver } = conversation.setup;
  if (!handedOver) return;
  const { intentId, userMessage } = handedOver;
  const byIntent = conversation.setup.bot.dialogs.find(
    (dialog) => intentId !== undefined && dialog.intentId === intentId,
  );
  const byMessage = userMessage === undefined ? undefined : catching(conversation.setup, userMessage);
  const found = byIntent ?? byMessage;
  if (!found) return fallsBack(conversation, 'context.receiver-falls-back');
  const contested = byIntent !== undefined && byMessage !== undefined && byIntent !== byMessage;
  const requirement = contested ? 'context.receiver-prefers-intent' : 'context.receiver-starts-intent-dialog';
  run(conversation, found, { texts: requirement, delayedMs: 0 });
}

function consumerSays(conversation: ConversationModel, text: string): void {
  conversation.lastSaidMs = conversation.world.nowMs;
  const turn = conversation.open('consumer-said');
  if (conversation.unclear !== undefined || conversation.holder === 'agent') return;
  if (conversation.capped) return conversation.leaveOpen('What follows the text of the cap is not documented.');
  if (conversation.mayBeCapped)
    return conversation.leaveOpen('Whether failures are counted for a bot is not documented.');
  if (conversation.busy)
    return conversation.leaveOpen('What a bot does that hears a text while it is at work is not documented.');
  if (text === sentinel) return conversation.leaveOpen('A consumer who writes the sentinel is not documented.');
  if (conversation.silent) return saysToNobody(conversation, text, turn);
  conversation.unanswered = false;
  conversation.agenda.splice(
    0,
    conversation.agenda.length,
    ...conversation.agenda.filter(({ kind }) => kind === 'failure'),
  );
  forbidBypass(conversation, turn, text);
  hears(conversation, text, conversation.failedAtOnce ? 'immediate.bot-keeps-conversation' : undefined);
}
