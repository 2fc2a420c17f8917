/** Variants that take their time, as far as the protocol grants it. */
import { answeringMeanwhile, isWaiting } from '../answering-meanwhile';
import type { BotEngine } from '../bot-engine';
import type { ConversationParts } from '../conversation-parts';
import type { Escalator } from '../escalator';
import type { Variant } from './variant';

/** What is to be done of what bots have heard during a delay, by conversation. */
const heard = new WeakMap<ConversationParts, (() => Promise<void>)[]>();

function heardMeanwhile(conversation: ConversationParts): (() => Promise<void>)[] {
  const turns = heard.get(conversation) ?? [];
  heard.set(conversation, turns);
  return turns;
}

export const paceVariants: readonly Variant[] = [
  {
    name: 'thinks-before-it-acts',
    oddity: 'Whatever it hears, it begins to act 1.4 seconds later.',
    parts: {
      BotEngine: (Base) =>
        class extends Base {
          protected override async runOrFallBack(...dialog: Parameters<BotEngine['runOrFallBack']>): Promise<void> {
            await this.conversation.clock.sleep(1_400);
            await super.runOrFallBack(...dialog);
          }
        },
    },
  },
  {
    name: 'joins-what-follows-at-once',
    oddity: 'What the consumer writes is held for 300 milliseconds, and joined with what follows in that time.',
    parts: {
      AgentConnector: (Base) =>
        class extends Base {
          readonly #held: string[] = [];

          override consumerSaid(text: string): void {
            this.#held.push(text);
            if (this.#held.length > 1) return;
            this.conversation.clock.after(300, async () => super.consumerSaid(this.#held.splice(0).join(' ')));
          }
        },
    },
  },
  {
    name: 'pauses-two-seconds-after-each-text',
    oddity: 'Two seconds pass after each text before it goes on, so that an Interaction Delay begins then.',
    parts: {
      AgentConnector: (Base) =>
        class extends Base {
          protected override async deliver(text: string): Promise<void> {
            await super.deliver(text);
            await this.conversation.clock.sleep(2_000);
          }
        },
    },
  },
  {
    name: 'takes-its-time',
    oddity: 'It begins to act after 1.4 seconds, and takes two over each text, the time that the page reckons with.',
    parts: {
      AgentConnector: (Base) =>
        class extends Base {
          protected override async deliver(text: string): Promise<void> {
            await this.conversation.clock.sleep(2_000);
            await super.deliver(text);
          }
        },
      BotEngine: (Base) =>
        class extends Base {
          protected override async runOrFallBack(...dialog: Parameters<BotEngine['runOrFallBack']>): Promise<void> {
            await this.conversation.clock.sleep(1_400);
            await super.runOrFallBack(...dialog);
          }
        },
    },
  },
  {
    name: 'answers-during-a-delay',
    oddity: 'What it hears while an escalation waits for its delay it answers at once.',
    parts: answeringMeanwhile,
  },
  {
    name: 'ignores-words-during-a-delay',
    oddity: 'What the consumer says while an escalation waits for its delay it never answers.',
    parts: {
      BotEngine: (Base) =>
        class extends Base {
          override hear(text: string, from: Parameters<BotEngine['hear']>[1]): void {
            if (from === 'platform' || !isWaiting(this.conversation)) super.hear(text, from);
          }
        },
      Escalator: answeringMeanwhile.Escalator,
    },
  },
  {
    name: 'answers-before-it-attempts',
    oddity:
      'What it hears while an escalation waits for its delay it answers when that is over, and then it escalates.',
    parts: {
      BotEngine: (Base) =>
        class extends Base {
          protected override enqueue(turn: () => Promise<void>): void {
            if (isWaiting(this.conversation)) heardMeanwhile(this.conversation).push(turn);
            else super.enqueue(turn);
          }
        },
      Escalator: (Base) =>
        class extends answeringMeanwhile.Escalator(Base) {
          protected override async delay(interaction: Parameters<Escalator['escalate']>[0]): Promise<void> {
            await super.delay(interaction);
            for (const turn of heardMeanwhile(this.conversation).splice(0)) await turn();
          }
        },
    },
  },
];
