/** Mutants that bear the failure of an accepted transfer wrongly. */
import type { Dialog, TransferRequest } from '../../protocol/types';
import { AgentConnector } from '../agent-connector';
import { BotEngine } from '../bot-engine';
import type { Speaker } from '../speaker';
import type { TransferOutcome } from '../transfer-outcome';
import type { ConversationParts } from '../conversation-parts';
import type { Mutant } from './mutant';

const sentinel = '__agent_escalation_failed__';

/** Whether a dialog of the bot has the text of a failed transfer as its pattern. */
function catchesFailures({ setup }: ConversationParts): boolean {
  return setup.bot.dialogs.some(({ type, patterns }) => type === 'dialog' && patterns.includes(sentinel));
}

export const deferredMutants: readonly Mutant[] = [
  {
    name: 'swallows-a-deferred-failure',
    misdeed: 'The bot is never told that an accepted transfer failed.',
    breaks: 'deferred.sentinel-reaches-bot',
    parts: {
      AgentConnector: class extends AgentConnector {
        protected override tellBot(): void {}
      },
    },
  },
  {
    name: 'tells-no-bot-of-a-failed-bypass',
    misdeed: 'The bot is not told when the transfer fails later that went round it in its silence.',
    breaks: 'deferred.sentinel-reaches-bot',
    parts: {
      AgentConnector: class extends AgentConnector {
        private goesRound = false;
        private readonly bypasses = new Set<string>();

        override async bypassBot(texts: readonly string[]): Promise<void> {
          this.goesRound = true;
          await super.bypassBot(texts);
          this.goesRound = false;
        }

        override transferFailed(transferId: string): boolean {
          if (!this.bypasses.has(transferId)) return super.transferFailed(transferId);
          this.handedOver = false;
          return true;
        }

        protected override async transfer(body: TransferRequest): Promise<TransferOutcome> {
          const isBypass = this.goesRound;
          const outcome = await super.transfer(body);
          if (isBypass && outcome.transferId !== undefined) this.bypasses.add(outcome.transferId);
          return outcome;
        }
      },
    },
  },
  {
    name: 'forgets-a-transfer-after-ten-minutes',
    misdeed: 'That a transfer fails more than ten minutes after it was accepted is told to nobody.',
    breaks: 'deferred.sentinel-reaches-bot',
    parts: {
      AgentConnector: class extends AgentConnector {
        private readonly forgotten = new Set<string>();

        override transferFailed(transferId: string): boolean {
          if (!this.forgotten.has(transferId)) return super.transferFailed(transferId);
          this.handedOver = false;
          return true;
        }

        protected override async transfer(body: TransferRequest): Promise<TransferOutcome> {
          const outcome = await super.transfer(body);
          const { transferId } = outcome;
          if (transferId !== undefined)
            this.conversation.clock.after(600_000, async () => void this.forgotten.add(transferId));
          return outcome;
        }
      },
    },
  },
  {
    name: 'misspells-the-sentinel',
    misdeed: 'The text for the bot has one underscore at each end in place of two.',
    breaks: 'deferred.sentinel-reaches-bot',
    parts: {
      AgentConnector: class extends AgentConnector {
        protected override sentinel(): string {
          return '_agent_escalation_failed_';
        }
      },
    },
  },
  {
    name: 'writes-the-sentinel-in-capitals',
    misdeed: 'The text for the bot is in capital letters.',
    breaks: 'deferred.sentinel-reaches-bot',
    parts: {
      AgentConnector: class extends AgentConnector {
        protected override sentinel(): string {
          return sentinel.toUpperCase();
        }
      },
    },
  },
  {
    name: 'matches-the-sentinel-by-prefix',
    misdeed: 'A dialog whose pattern is only the beginning of the sentinel catches it.',
    breaks: 'deferred.sentinel-reaches-bot',
    parts: {
      BotEngine: class extends BotEngine {
        protected override catches(dialog: Dialog, text: string): boolean {
          if (text !== sentinel) return super.catches(dialog, text);
          return dialog.patterns.some((pattern) => text.startsWith(pattern));
        }
      },
    },
  },
  {
    name: 'sends-the-sentinel-to-fallback',
    misdeed: 'A failed transfer always goes to the fallback, although a dialog catches it.',
    breaks: 'deferred.sentinel-reaches-bot',
    parts: {
      BotEngine: class extends BotEngine {
        protected override catches(dialog: Dialog, text: string): boolean {
          return text !== sentinel && super.catches(dialog, text);
        }
      },
    },
  },
  {
    name: 'mutes-the-dialog-that-catches-a-failure',
    misdeed: 'The dialog that catches the failed transfer runs, and its texts do not reach the consumer.',
    breaks: 'deferred.caught-dialog-answers',
    parts: {
      BotEngine: class extends BotEngine {
        private muted = false;

        protected override async answer(text: string, from: Speaker): Promise<void> {
          this.muted = from === 'platform' && this.dialogFor(text)?.type === 'dialog';
          await super.answer(text, from);
          this.muted = false;
        }

        protected override async say(interaction: Parameters<BotEngine['say']>[0]): Promise<void> {
          if (!this.muted) await super.say(interaction);
        }
      },
    },
  },
  {
    name: 'drops-an-uncaught-sentinel',
    misdeed: 'A failed transfer that no dialog catches is passed over in silence.',
    breaks: 'deferred.uncaught-goes-to-fallback',
    parts: {
      BotEngine: class extends BotEngine {
        protected override async answer(text: string, from: Speaker): Promise<void> {
          if (from === 'platform' && this.dialogFor(text)?.type !== 'dialog') return;
          await super.answer(text, from);
        }
      },
    },
  },
  {
    name: 'apologises-for-an-uncaught-failure',
    misdeed: 'A failed transfer that no dialog catches gives an apology of its own, not the fallback.',
    breaks: 'deferred.uncaught-goes-to-fallback',
    parts: {
      BotEngine: class extends BotEngine {
        protected override async answer(text: string, from: Speaker): Promise<void> {
          const caught = from === 'consumer' || this.dialogFor(text)?.type === 'dialog';
          await (caught ? super.answer(text, from) : this.conversation.connector.say('Sorry, nobody is free.'));
        }
      },
    },
  },
  {
    name: 'tells-the-consumer-from-the-platform',
    misdeed: 'What no dialog catches gets the fallback only when the consumer has said it; the platform gets excuses.',
    breaks: 'deferred.uncaught-like-other-texts',
    parts: {
      BotEngine: class extends BotEngine {
        protected override async answer(text: string, from: Speaker): Promise<void> {
          if (from === 'consumer' || this.dialogFor(text)?.type === 'dialog') return super.answer(text, from);
          await this.conversation.connector.say('Excuse me.');
          await this.conversation.connector.say('That did not work.');
        }
      },
    },
  },
  {
    name: 'keeps-the-fallback-dialog-for-the-consumer',
    misdeed:
      "What no dialog catches starts the Fallback dialog when the consumer has said it; the platform gets the bot's own message.",
    breaks: 'deferred.uncaught-like-other-texts',
    parts: {
      BotEngine: class extends BotEngine {
        protected override async answer(text: string, from: Speaker): Promise<void> {
          if (from === 'consumer' || this.dialogFor(text)?.type === 'dialog') return super.answer(text, from);
          await this.sayFallbackMessage();
        }
      },
    },
  },
  {
    name: 'shows-the-sentinel',
    misdeed: 'The consumer reads the text that is meant for the bot.',
    breaks: 'deferred.sentinel-hidden',
    parts: {
      AgentConnector: class extends AgentConnector {
        protected override tellBot(): void {
          this.conversation.activity.run(async () => {
            await this.say(this.sentinel());
            super.tellBot();
          });
        }
      },
    },
  },
  {
    name: 'quotes-what-it-does-not-understand',
    misdeed: 'Before it falls back the bot repeats what it heard, the sentinel too.',
    breaks: 'deferred.sentinel-hidden',
    parts: {
      BotEngine: class extends BotEngine {
        protected override async answer(text: string, from: Speaker): Promise<void> {
          if (from === 'platform' && this.dialogFor(text)?.type !== 'dialog') {
            await this.conversation.connector.say(`You said: ${text}`);
          }
          await super.answer(text, from);
        }
      },
    },
  },
  {
    name: 'sends-the-sentinel-twice',
    misdeed: 'The bot hears of every failed transfer twice.',
    breaks: 'deferred.one-sentinel-per-failure',
    parts: {
      AgentConnector: class extends AgentConnector {
        protected override tellBot(): void {
          super.tellBot();
          super.tellBot();
        }
      },
    },
  },
  {
    name: 'repeats-the-sentinel-after-a-second',
    misdeed: 'The bot hears of a failed transfer again a second later.',
    breaks: 'deferred.one-sentinel-per-failure',
    parts: {
      AgentConnector: class extends AgentConnector {
        protected override tellBot(): void {
          super.tellBot();
          this.conversation.clock.after(1_000, async () => super.tellBot());
        }
      },
    },
  },
  {
    name: 'shows-the-sentinel-after-the-cap',
    misdeed: 'When the escalation has stopped, the consumer reads of each further failure what is meant for the bot.',
    breaks: 'deferred.sentinel-hidden',
    parts: {
      AgentConnector: class extends AgentConnector {
        private stopped = false;

        protected override async giveUp(): Promise<void> {
          if (this.stopped) await this.deliver(this.sentinel());
          else await super.giveUp();
          this.stopped = true;
        }
      },
    },
  },
  {
    name: 'apologises-by-the-response-for-errors',
    misdeed: 'A failure that no dialog catches is answered by the default user-friendly response, where there is one.',
    breaks: 'deferred.uncaught-like-other-texts',
    parts: {
      AgentConnector: class extends AgentConnector {
        protected override tellBot(): void {
          const response = this.conversation.setup.bot.defaultUserFriendlyResponse;
          if (response === undefined || catchesFailures(this.conversation)) super.tellBot();
          else this.conversation.activity.run(() => this.say(response));
        }
      },
    },
  },
  {
    name: 'keeps-a-failure-from-a-fallback-dialog-that-escalates',
    misdeed: 'A failure that no dialog catches does not start the Fallback dialog where that escalates.',
    breaks: 'deferred.uncaught-like-other-texts',
    parts: {
      BotEngine: class extends BotEngine {
        protected override async answer(text: string, from: Speaker): Promise<void> {
          const dialog = this.dialogFor(text);
          const escalates = dialog?.interactions.some(
            ({ type }) => type === 'integration' || type === 'agent-transfer',
          );
          if (from === 'consumer' || dialog?.type !== 'fallback' || !escalates) await super.answer(text, from);
        }
      },
    },
  },
];
