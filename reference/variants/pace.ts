/** Variants that take their time, as far as the protocol grants it. */
import type { BotEngine } from '../bot-engine';
import type { Variant } from './variant';

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
];
