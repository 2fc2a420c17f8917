/** Mutants that pass bot context wrongly, or take it over wrongly. */
import type { BotTransferContext, Dialog, HandedOver, TransferRequest } from '../../protocol/types';
import { BotEngine } from '../bot-engine';
import type { EscalationPlan } from '../escalation-plan';
import { Escalator } from '../escalator';
import type { EscalationEnd } from '../escalation-end';
import type { Speaker } from '../speaker';
import { TransferRequests } from '../transfer-requests';
import type { Mutant } from './mutant';

/** By bot, what a consumer said last in any of its conversations. */
const lastWords = new Map<string, string>();

export const contextMutants: readonly Mutant[] = [
  {
    name: 'passes-the-name-of-the-dialog-as-intent',
    misdeed: 'The intent passed on is the name of the dialog that has it.',
    breaks: 'context.passes-intent',
    parts: {
      TransferRequests: class extends TransferRequests {
        protected override context(): BotTransferContext | undefined {
          const context = super.context();
          const { dialogs } = this.conversation.setup.bot;
          const dialog = dialogs.find(({ intentId }) => intentId !== undefined && intentId === context?.intentId);
          return { ...context, ...(dialog === undefined ? {} : { intentId: dialog.name }) };
        }
      },
    },
  },
  {
    name: 'passes-intent-of-the-first-dialog',
    misdeed: 'The intent passed on is that of the first dialog of the bot that has one.',
    breaks: 'context.passes-intent',
    parts: {
      TransferRequests: class extends TransferRequests {
        protected override context(): BotTransferContext | undefined {
          const intentId = this.conversation.setup.bot.dialogs.find(
            (dialog) => dialog.intentId !== undefined,
          )?.intentId;
          return { ...super.context(), ...(intentId === undefined ? {} : { intentId }) };
        }
      },
    },
  },
  {
    name: 'drops-message-from-context',
    misdeed: "The context passed to the next bot lacks the user's message, also where there is no intent to pass.",
    breaks: 'context.passes-message',
    parts: {
      TransferRequests: class extends TransferRequests {
        protected override context(): BotTransferContext | undefined {
          const { intentId } = super.context() ?? {};
          return intentId === undefined ? {} : { intentId };
        }
      },
    },
  },
  {
    name: 'cuts-the-words-it-passes-on',
    misdeed: "The user's message passed on is cut after 255 characters.",
    breaks: 'context.passes-message',
    parts: {
      TransferRequests: class extends TransferRequests {
        protected override context(): BotTransferContext | undefined {
          const { userMessage, ...rest } = super.context() ?? {};
          return { ...rest, ...(userMessage === undefined ? {} : { userMessage: userMessage.slice(0, 255) }) };
        }
      },
    },
  },
  {
    name: 'starts-dialogs-by-how-an-intent-begins',
    misdeed: 'The intent handed over starts the first dialog whose intent it begins with.',
    breaks: 'context.receiver-starts-intent-dialog',
    parts: {
      BotEngine: class extends BotEngine {
        protected override dialogForHandedOver(handedOver: HandedOver): Dialog | undefined {
          const begins = (intentId: string | undefined) =>
            intentId !== undefined && handedOver.intentId?.startsWith(intentId) === true;
          return this.dialogs().find(({ intentId }) => begins(intentId)) ?? super.dialogForHandedOver(handedOver);
        }
      },
    },
  },
  {
    name: 'passes-nothing-before-the-consumer-spoke',
    misdeed:
      'As long as the consumer has said nothing here, neither intent nor message is passed: those handed over are lost.',
    breaks: 'context.passes-intent',
    parts: {
      BotEngine: class extends BotEngine {
        override takeOver(handedOver: HandedOver): void {
          super.takeOver(handedOver);
          this.lastConsumerText = undefined;
        }
      },
      TransferRequests: class extends TransferRequests {
        protected override context(): BotTransferContext | undefined {
          return this.conversation.engine.lastConsumerText === undefined ? undefined : super.context();
        }
      },
    },
  },
  {
    name: 'passes-on-what-it-was-handed',
    misdeed: 'A bot that was handed a message passes that one on, whatever the consumer has said since.',
    breaks: 'context.passes-message',
    parts: {
      TransferRequests: class extends TransferRequests {
        protected override context(): BotTransferContext | undefined {
          const userMessage = this.conversation.setup.handedOver?.userMessage;
          return { ...super.context(), ...(userMessage === undefined ? {} : { userMessage }) };
        }
      },
    },
  },
  {
    name: 'passes-on-the-intent-it-was-handed',
    misdeed: 'A bot that was handed an intent passes that one on, whatever the consumer has asked for since.',
    breaks: 'context.passes-intent',
    parts: {
      TransferRequests: class extends TransferRequests {
        protected override context(): BotTransferContext | undefined {
          const intentId = this.conversation.setup.handedOver?.intentId;
          return { ...super.context(), ...(intentId === undefined ? {} : { intentId }) };
        }
      },
    },
  },
  {
    name: 'passes-message-to-user-as-user-message',
    misdeed: "The message passed on is the bot's Message to User.",
    breaks: 'context.passes-message',
    parts: {
      TransferRequests: class extends TransferRequests {
        override forEscalation(plan: EscalationPlan, skillId: string): TransferRequest {
          const request = super.forEscalation(plan, skillId);
          if (!request.botTransferContext) return request;
          return { ...request, botTransferContext: { ...request.botTransferContext, userMessage: request.message } };
        }
      },
    },
  },
  {
    name: 'drops-all-context',
    misdeed: 'Transfer Bot Context is enabled, and nothing is passed.',
    breaks: 'context.passes-intent',
    parts: {
      TransferRequests: class extends TransferRequests {
        protected override context(): undefined {
          return undefined;
        }
      },
    },
  },
  {
    name: 'tells-people-the-context',
    misdeed: 'With Transfer Bot Context enabled, the intent is added to the message that people read.',
    breaks: 'context.not-for-people',
    parts: {
      TransferRequests: class extends TransferRequests {
        protected override message(plan: EscalationPlan): string {
          const message = super.message(plan);
          return plan.passesContext ? `${message} [${this.context()?.intentId ?? 'no intent'}]` : message;
        }
      },
    },
  },
  {
    name: 'tells-people-what-it-passes-on',
    misdeed: 'With Transfer Bot Context enabled, the bot says which words it passes on.',
    breaks: 'context.not-for-people',
    parts: {
      Escalator: class extends Escalator {
        protected override async transfer(plan: EscalationPlan, skillId: string): Promise<EscalationEnd> {
          const { connector, engine } = this.conversation;
          if (plan.passesContext) await connector.say(`Passing on: ${engine.lastConsumerText ?? ''}`);
          return super.transfer(plan, skillId);
        }
      },
    },
  },
  {
    name: 'passes-context-when-off',
    misdeed: 'Intent and message are passed although Transfer Bot Context is off.',
    breaks: 'context.off-passes-nothing',
    parts: {
      TransferRequests: class extends TransferRequests {
        override forEscalation(plan: EscalationPlan, skillId: string): TransferRequest {
          return super.forEscalation({ ...plan, passesContext: true }, skillId);
        }
      },
    },
  },
  {
    name: 'ignores-handed-over-context',
    misdeed: 'A bot that is handed a conversation says its fallback, whatever was passed.',
    breaks: 'context.receiver-starts-intent-dialog',
    parts: {
      BotEngine: class extends BotEngine {
        protected override dialogForHandedOver(): Dialog | undefined {
          return this.fallbackDialog();
        }
      },
    },
  },
  {
    name: 'waits-for-the-consumer-after-hand-over',
    misdeed: 'A bot that is handed a conversation says nothing until the consumer does.',
    breaks: 'context.receiver-starts-intent-dialog',
    parts: {
      BotEngine: class extends BotEngine {
        override takeOver(): void {}
      },
    },
  },
  {
    name: 'prefers-message-over-intent',
    misdeed: 'A bot that is handed both starts the dialog of the message.',
    breaks: 'context.receiver-prefers-intent',
    parts: {
      BotEngine: class extends BotEngine {
        protected override dialogForHandedOver(handedOver: HandedOver): Dialog | undefined {
          const { userMessage } = handedOver;
          const caught = this.dialogs().find(
            (dialog) => userMessage !== undefined && this.catches(dialog, userMessage),
          );
          return caught ?? super.dialogForHandedOver(handedOver);
        }
      },
    },
  },
  {
    name: 'understands-messages-only',
    misdeed: 'A bot that is handed an intent does not look at it.',
    breaks: 'context.receiver-starts-intent-dialog',
    parts: {
      BotEngine: class extends BotEngine {
        protected override dialogForHandedOver({ userMessage }: HandedOver): Dialog | undefined {
          return userMessage === undefined ? this.fallbackDialog() : this.dialogFor(userMessage);
        }
      },
    },
  },
  {
    name: 'stays-mute-on-unknown-context',
    misdeed: 'A bot that is handed what fits none of its dialogs says nothing.',
    breaks: 'context.receiver-falls-back',
    parts: {
      BotEngine: class extends BotEngine {
        override takeOver(handedOver: HandedOver): void {
          const dialog = this.dialogForHandedOver(handedOver);
          if (dialog && dialog.type !== 'fallback') super.takeOver(handedOver);
        }
      },
    },
  },
  {
    name: 'greets-on-unknown-context',
    misdeed: 'A bot that is handed what fits none of its dialogs says a greeting.',
    breaks: 'context.receiver-falls-back',
    parts: {
      BotEngine: class extends BotEngine {
        override takeOver(handedOver: HandedOver): void {
          const dialog = this.dialogForHandedOver(handedOver);
          if (dialog && dialog.type !== 'fallback') super.takeOver(handedOver);
          else this.enqueue(() => this.conversation.connector.say('Hello again!'));
        }
      },
    },
  },
  {
    name: 'passes-the-intent-of-the-dialog-before',
    misdeed: 'Where the dialog that escalates has no intent, the last one that was known is passed.',
    breaks: 'context.passes-intent',
    parts: {
      BotEngine: class extends BotEngine {
        private knownIntentId: string | undefined;

        protected override async runOrFallBack(dialog: Dialog | undefined): Promise<void> {
          this.lastIntentId ??= this.knownIntentId;
          this.knownIntentId = this.lastIntentId;
          await super.runOrFallBack(dialog);
        }
      },
    },
  },
  {
    name: 'keeps-passing-context',
    misdeed: 'When one escalation of a conversation has passed context, all that follow do.',
    breaks: 'context.off-passes-nothing',
    parts: {
      TransferRequests: class extends TransferRequests {
        private passed = false;

        override forEscalation(plan: EscalationPlan, skillId: string): TransferRequest {
          this.passed ||= plan.passesContext;
          return super.forEscalation({ ...plan, passesContext: this.passed }, skillId);
        }
      },
    },
  },
  {
    name: 'escalates-when-spoken-to-alone',
    misdeed:
      'As long as the consumer has written nothing, an escalation ends as a failure without a call to the platform.',
    breaks: 'route.integration-transfers',
    parts: {
      Escalator: class extends Escalator {
        protected override carriesMessage(plan: EscalationPlan): boolean {
          return this.hasHeard() && super.carriesMessage(plan);
        }

        private hasHeard(): boolean {
          const { engine, setup } = this.conversation;
          return setup.handedOver === undefined || engine.lastConsumerText !== setup.handedOver.userMessage;
        }
      },
    },
  },
  {
    name: 'passes-on-the-words-of-who-spoke-last',
    misdeed: "The user's message passed on is the last that the bot heard, in whichever of its conversations.",
    breaks: 'context.passes-message',
    parts: {
      BotEngine: class extends BotEngine {
        protected override async answer(text: string, from: Speaker): Promise<void> {
          if (from === 'consumer') lastWords.set(this.conversation.setup.bot.chatBotId, text);
          await super.answer(text, from);
        }
      },
      TransferRequests: class extends TransferRequests {
        protected override context(): BotTransferContext | undefined {
          const context = super.context();
          const userMessage = lastWords.get(this.conversation.setup.bot.chatBotId) ?? context?.userMessage;
          return context?.userMessage === undefined ? context : { ...context, userMessage };
        }
      },
    },
  },
  {
    name: 'passes-on-understood-words-alone',
    misdeed:
      "The user's message passed on is the last that a dialog has caught, also where the Fallback dialog escalates.",
    breaks: 'context.passes-message',
    parts: {
      BotEngine: class extends BotEngine {
        protected override async answer(text: string, from: Speaker): Promise<void> {
          const dialog = this.dialogFor(text);
          if (from === 'consumer') {
            if (dialog?.type === 'dialog' || this.lastConsumerText === undefined) this.lastConsumerText = text;
            this.lastIntentId = dialog?.intentId;
          }
          await this.runOrFallBack(dialog);
        }
      },
    },
  },
  {
    name: 'takes-the-name-of-a-dialog-for-its-intent',
    misdeed: 'A bot that is handed an intent starts the dialog that has it as its name.',
    breaks: 'context.receiver-starts-intent-dialog',
    parts: {
      BotEngine: class extends BotEngine {
        protected override dialogForHandedOver(handedOver: HandedOver): Dialog | undefined {
          return (
            this.dialogs().find(({ name }) => name === handedOver.intentId) ?? super.dialogForHandedOver(handedOver)
          );
        }
      },
    },
  },
  {
    name: 'finds-intents-of-dialogs-with-patterns-alone',
    misdeed: 'A bot that is handed an intent does not find the dialog that has it and no pattern.',
    breaks: 'context.receiver-starts-intent-dialog',
    parts: {
      BotEngine: class extends BotEngine {
        protected override dialogForHandedOver(handedOver: HandedOver): Dialog | undefined {
          const dialog = super.dialogForHandedOver(handedOver);
          return dialog?.patterns.length === 0 ? this.fallbackDialog() : dialog;
        }
      },
    },
  },
];
