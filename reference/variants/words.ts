/** Variants that have words of their own beside those that are configured. No document forbids them; only what comes for a transfer counts. */
import type { Dialog } from '../../protocol/types';
import type { BotEngine } from '../bot-engine';
import type { Speaker } from '../speaker';
import type { Escalator } from '../escalator';
import type { EscalationEnd } from '../escalation-end';
import type { Variant } from './variant';

/** Says something before it answers a text that it hears from one of these. */
function sayingFirst(from: Speaker, words: (text: string, times: number) => string) {
  return (Base: typeof BotEngine) =>
    class extends Base {
      #times = 0;

      protected override async answer(text: string, by: Speaker): Promise<void> {
        if (by === from) {
          this.#times += 1;
          await this.conversation.connector.say(words(text, this.#times));
        }
        await super.answer(text, by);
      }
    };
}

/** Over all conversations. */
let acknowledged = 0;

const acknowledgements = ['One moment.', 'Sure.', 'Let me see.', 'Of course!'];

export const wordsVariants: readonly Variant[] = [
  {
    name: 'greets-when-a-conversation-begins',
    oddity: 'It says hello before the consumer has written anything.',
    parts: {
      BotEngine: (Base) =>
        class extends Base {
          override joins(): void {
            this.enqueue(() => this.conversation.connector.say('Hello, this is the assistant.'));
          }
        },
    },
  },
  {
    name: 'greets-in-its-first-answer',
    oddity: 'What it says to the first text of a conversation begins with a greeting.',
    parts: { BotEngine: sayingFirst('consumer', (_, times) => (times === 1 ? 'Hello, this is the assistant.' : '')) },
  },
  {
    name: 'acknowledges-each-text',
    oddity: 'It says "One moment." whenever the consumer has written, and then answers.',
    parts: { BotEngine: sayingFirst('consumer', () => 'One moment.') },
  },
  {
    name: 'acknowledges-in-changing-words',
    oddity: 'It acknowledges what the consumer has written, each time in the next words of a list.',
    parts: {
      BotEngine: sayingFirst('consumer', () => {
        acknowledged += 1;
        return acknowledgements[acknowledged % acknowledgements.length] ?? '';
      }),
    },
  },
  {
    name: 'quotes-the-consumer',
    oddity: 'It says what it has understood, the words of the consumer in quotes, and then answers.',
    parts: { BotEngine: sayingFirst('consumer', (text) => `You said “${text}”.`) },
  },
  {
    name: 'echoes-the-consumer',
    oddity: 'It repeats the bare words of the consumer, and then answers.',
    parts: { BotEngine: sayingFirst('consumer', (text) => text) },
  },
  {
    name: 'announces-each-escalation',
    oddity: 'It says that it looks for somebody when an escalation is due, before it knows what comes of it.',
    parts: {
      Escalator: (Base) =>
        class extends Base {
          override async escalate(interaction: Parameters<Escalator['escalate']>[0]): Promise<EscalationEnd> {
            await this.conversation.connector.say('Let me look for somebody.');
            return super.escalate(interaction);
          }
        },
    },
  },
  {
    name: 'apologises-before-the-text-of-the-cap',
    oddity: 'When it gives up it says first that it is sorry.',
    parts: {
      AgentConnector: (Base) =>
        class extends Base {
          protected override async giveUp(): Promise<void> {
            await this.say('I am so sorry.');
            await super.giveUp();
          }
        },
    },
  },
  {
    name: 'confirms-receipt-by-its-connector',
    oddity: 'The connector says that a text was received, also for a bot that is silent; that is no answer of the bot.',
    parts: {
      AgentConnector: (Base) =>
        class extends Base {
          override consumerSaid(text: string): void {
            this.conversation.activity.run(async () => {
              await this.deliver('We have received your message.');
              super.consumerSaid(text);
            });
          }
        },
    },
  },
  {
    name: 'tells-that-an-agent-has-joined',
    oddity: 'It says so when a live agent has joined, and that it leaves.',
    parts: {
      AgentConnector: (Base) =>
        class extends Base {
          override agentJoined(): void {
            super.agentJoined();
            this.conversation.activity.run(() => this.deliver('An agent has joined. Goodbye!'));
          }
        },
    },
  },
  {
    name: 'offers-help-when-nothing-happens',
    oddity:
      'When the consumer has written nothing for eight seconds after its last answer, it asks whether it can help.',
    parts: {
      BotEngine: (Base) =>
        class extends Base {
          #answered = 0;

          protected override async answer(text: string, by: Speaker): Promise<void> {
            await super.answer(text, by);
            this.#answered += 1;
            const answered = this.#answered;
            this.conversation.clock.after(8_000, async () => {
              if (answered === this.#answered && !this.silent) await this.conversation.connector.say('Can I help you?');
            });
          }
        },
    },
  },
  {
    name: 'goes-back-to-the-dialog-before',
    oddity:
      'When a dialog has ended it goes back to the one before, as a linked page has it, and repeats its last text.',
    parts: {
      BotEngine: (Base) =>
        class extends Base {
          #before: Dialog | undefined;

          protected override async runOrFallBack(dialog: Dialog | undefined): Promise<void> {
            const before = this.#before;
            this.#before = dialog;
            await super.runOrFallBack(dialog);
            const last = before?.interactions.findLast(({ type }) => type === 'text');
            if (last && before !== dialog) await this.play(last);
          }
        },
    },
  },
  {
    name: 'apologises-for-a-call-that-fails',
    oddity: 'When a transfer call fails it says that it is sorry, and then what its rule for failure leads to.',
    parts: {
      Escalator: (Base) =>
        class extends Base {
          protected override async transfer(...attempt: Parameters<Escalator['transfer']>): Promise<EscalationEnd> {
            const end = await super.transfer(...attempt);
            if (end === 'failure') await this.conversation.connector.say('Sorry about that.');
            return end;
          }
        },
    },
  },
  {
    name: 'says-that-it-is-still-trying',
    oddity:
      'When it hears that an accepted transfer failed it says that it is still trying, and then what its dialog says.',
    parts: { BotEngine: sayingFirst('platform', () => 'Still trying …') },
  },
];
