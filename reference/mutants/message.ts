/** Mutants that get the Message to User wrong. */
import type { Dialog, TransferRequest } from '../../protocol/types';
import { AgentConnector } from '../agent-connector';
import { BotEngine } from '../bot-engine';
import type { EscalationPlan } from '../escalation-plan';
import { Escalator } from '../escalator';
import type { EscalationEnd } from '../escalation-end';
import { Templates } from '../templates';
import type { TransferOutcome } from '../transfer-outcome';
import { TransferRequests } from '../transfer-requests';
import type { Variables } from '../variables';
import { ConnectorAfterFailure } from './after-failure';
import type { Mutant } from './mutant';

const blank = 'BLANK_MESSAGE';

/** Transfers without a message in the body: where else it goes is the mutant's business. */
const BareRequests = class extends TransferRequests {
  protected override message(): string {
    return blank;
  }
};

export const messageMutants: readonly Mutant[] = [
  {
    name: 'reads-names-of-variables-in-any-case',
    misdeed: 'A variable is replaced by the value of the last one whose name is the same but for its case.',
    breaks: 'message.mixed',
    parts: {
      Templates: class extends Templates {
        protected override shown(variable: string, variables: Variables): string | undefined {
          const alike = [...variables.texts].filter(([name]) => name.toLowerCase() === variable.toLowerCase());
          return alike.at(-1)?.[1] ?? super.shown(variable, variables);
        }
      },
    },
  },
  {
    name: 'knows-no-hyphen-in-the-name-of-a-variable',
    misdeed: 'A variable whose name holds a hyphen is never replaced.',
    breaks: 'message.mixed',
    parts: {
      Templates: class extends Templates {
        protected override shown(variable: string, variables: Variables): string | undefined {
          return variable.includes('-') ? undefined : super.shown(variable, variables);
        }
      },
    },
  },
  {
    name: 'says-message-after-transfer',
    misdeed: 'The Message to User is said when the platform has taken the transfer, and is not in the request.',
    breaks: 'message.before-transfer',
    parts: {
      TransferRequests: BareRequests,
      Escalator: class extends Escalator {
        protected override async transfer(plan: EscalationPlan, skillId: string): Promise<EscalationEnd> {
          const end = await super.transfer(plan, skillId);
          await this.conversation.connector.say(this.conversation.templates.message(plan.message));
          return end;
        }
      },
    },
  },
  {
    name: 'drops-message',
    misdeed: 'Every transfer is requested with BLANK_MESSAGE.',
    breaks: 'message.before-transfer',
    parts: { TransferRequests: BareRequests },
  },
  {
    name: 'says-message-beside-transfer',
    misdeed: 'The Message to User is said as a text of its own, and is not in the request.',
    breaks: 'message.in-transfer-request',
    parts: {
      TransferRequests: BareRequests,
      Escalator: class extends Escalator {
        protected override async transfer(plan: EscalationPlan, skillId: string): Promise<EscalationEnd> {
          await this.conversation.connector.say(this.conversation.templates.message(plan.message));
          return super.transfer(plan, skillId);
        }
      },
    },
  },
  {
    name: 'puts-skill-id-into-message',
    misdeed: 'The message in the request ends with the skill id.',
    breaks: 'message.in-transfer-request',
    parts: {
      TransferRequests: class extends TransferRequests {
        protected override message(plan: EscalationPlan): string {
          const message = super.message(plan);
          return message === blank ? message : `${message} (${plan.skillId})`;
        }
      },
    },
  },
  {
    name: 'says-goodbye-after-message',
    misdeed: 'The Message to User is said first, and a farewell of the bot comes after it.',
    breaks: 'message.last-before-transfer',
    parts: {
      Escalator: class extends Escalator {
        protected override async transfer(plan: EscalationPlan, skillId: string): Promise<EscalationEnd> {
          await this.conversation.connector.say(this.conversation.templates.message(plan.message));
          await this.conversation.connector.say('Goodbye for now.');
          return super.transfer(plan, skillId);
        }
      },
      TransferRequests: BareRequests,
    },
  },
  {
    name: 'says-message-before-preceding-texts',
    misdeed: 'The Message to User is said when the dialog begins, before the texts that precede the transfer.',
    breaks: 'message.last-before-transfer',
    parts: {
      TransferRequests: BareRequests,
      BotEngine: class extends BotEngine {
        protected override async run(dialog: Dialog): Promise<Dialog | undefined> {
          const escalation = dialog.interactions.find(
            (each) => each.type === 'integration' || each.type === 'agent-transfer',
          );
          if (escalation) {
            const { message } = this.conversation.planner.planOf(escalation);
            await this.conversation.connector.say(this.conversation.templates.message(message));
          }
          return super.run(dialog);
        }
      },
    },
  },
  {
    name: 'drops-a-message-that-was-the-last-text',
    misdeed: 'A Message to User that the consumer has just read as a text is not said again.',
    breaks: 'message.in-transfer-request',
    parts: {
      AgentConnector: class extends AgentConnector {
        private last: string | undefined;

        override async say(text: string): Promise<void> {
          this.last = text;
          await super.say(text);
        }

        override async requestTransfer(body: TransferRequest): Promise<TransferOutcome> {
          return super.requestTransfer(body.message === this.last ? { ...body, message: 'BLANK_MESSAGE' } : body);
        }
      },
    },
  },
  {
    name: 'drops-a-message-that-the-consumer-said',
    misdeed: 'A Message to User that is what the consumer wrote last is taken for an echo, and not said.',
    breaks: 'message.before-transfer',
    parts: {
      TransferRequests: class extends TransferRequests {
        protected override message(plan: EscalationPlan): string {
          const message = super.message(plan);
          return message === this.conversation.engine.lastConsumerText ? 'BLANK_MESSAGE' : message;
        }
      },
    },
  },
  {
    name: 'reads-the-whole-match-where-a-value-says-dollar-zero',
    misdeed: 'In the value of a variable "$0" becomes the placeholder that it stands for.',
    breaks: 'message.mixed',
    parts: {
      Templates: class extends Templates {
        override message(template: string): string {
          return super.message(template).replaceAll('$0', () => /\{[^{}]+\}/.exec(template)?.[0] ?? '$0');
        }
      },
    },
  },
  {
    name: 'says-message-twice',
    misdeed: 'The Message to User is said as a text and is in the request as well.',
    breaks: 'message.once',
    parts: {
      Escalator: class extends Escalator {
        protected override async transfer(plan: EscalationPlan, skillId: string): Promise<EscalationEnd> {
          await this.conversation.connector.say(this.conversation.templates.message(plan.message));
          return super.transfer(plan, skillId);
        }
      },
    },
  },
  {
    name: 'repeats-message-after-transfer',
    misdeed: 'The Message to User is said once more when the platform has taken the transfer.',
    breaks: 'message.once',
    parts: {
      Escalator: class extends Escalator {
        protected override async transfer(plan: EscalationPlan, skillId: string): Promise<EscalationEnd> {
          const end = await super.transfer(plan, skillId);
          if (end === 'success')
            await this.conversation.connector.say(this.conversation.templates.message(plan.message));
          return end;
        }
      },
    },
  },
  {
    name: 'escapes-markup-in-message',
    misdeed: 'Angle brackets, ampersands and quotes of the message become HTML entities.',
    breaks: 'message.static-text',
    parts: {
      Templates: class extends Templates {
        override message(template: string): string {
          const entities: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
          return super.message(template).replace(/[&<>"]/g, (character) => entities[character] ?? character);
        }
      },
    },
  },
  {
    name: 'loses-characters-beyond-16-bits',
    misdeed: 'Emoji and other characters beyond 16 bits are left out of the message.',
    breaks: 'message.static-text',
    parts: {
      Templates: class extends Templates {
        override message(template: string): string {
          return super.message(template).replace(/[\u{10000}-\u{10ffff}]/gu, '');
        }
      },
    },
  },
  {
    name: 'keeps-ascii-only',
    misdeed: 'Letters of other scripts become question marks.',
    breaks: 'message.static-text',
    parts: {
      Templates: class extends Templates {
        override message(template: string): string {
          return super.message(template).replace(/[^\u0000-\u007f]/g, '?');
        }
      },
    },
  },
  {
    name: 'leaves-variable-in-message',
    misdeed: 'A variable in the message is sent as it is written.',
    breaks: 'message.variable',
    parts: {
      Templates: class extends Templates {
        override message(template: string): string {
          return this.unescape(template);
        }
      },
    },
  },
  {
    name: 'fills-variables-of-the-start-into-message',
    misdeed: 'A variable in the message gets the value that it had when the conversation began.',
    breaks: 'message.mixed',
    parts: {
      Templates: class extends Templates {
        override message(template: string): string {
          const initial = this.conversation.variables.copy();
          initial.texts.clear();
          Object.entries(this.conversation.setup.bot.contextVariables).forEach(([name, value]) =>
            initial.set(name, value),
          );
          return this.unescape(this.fill(template, initial));
        }
      },
    },
  },
  {
    name: 'expands-variables-twice',
    misdeed: 'A placeholder inside the value of a variable is expanded too.',
    breaks: 'message.variable',
    parts: {
      Templates: class extends Templates {
        override fill(template: string, variables?: Variables): string {
          return super.fill(super.fill(template, variables), variables);
        }
      },
    },
  },
  {
    name: 'fills-only-a-variable-that-stands-alone',
    misdeed: 'A variable is replaced only when the message holds nothing else.',
    breaks: 'message.mixed',
    parts: {
      Templates: class extends Templates {
        override message(template: string): string {
          return /^\{[^{}]*\}$/.test(template) ? super.message(template) : this.unescape(template);
        }
      },
    },
  },
  {
    name: 'drops-text-around-a-variable',
    misdeed: 'Of a message with a variable only the value of the variable is sent.',
    breaks: 'message.mixed',
    parts: {
      Templates: class extends Templates {
        override message(template: string): string {
          const variable = /\{\$botContext\.[^{}]*\}/.exec(template)?.[0];
          return super.message(variable ?? template);
        }
      },
    },
  },
  {
    name: 'shows-blank-message',
    misdeed: 'BLANK_MESSAGE is shown to the consumer as a text.',
    breaks: 'message.blank-sends-nothing',
    parts: {
      Escalator: class extends Escalator {
        protected override async transfer(plan: EscalationPlan, skillId: string): Promise<EscalationEnd> {
          if (plan.message === blank) {
            await this.conversation.line.post(this.conversation.setup.platform.messagesUrl, { text: blank });
          }
          return super.transfer(plan, skillId);
        }
      },
    },
  },
  {
    name: 'says-a-default-for-blank-after-a-failure',
    misdeed: 'Once a transfer of the conversation has failed later, BLANK_MESSAGE becomes a text of its own.',
    breaks: 'message.blank-sends-nothing',
    parts: {
      AgentConnector: class extends ConnectorAfterFailure {
        protected override async transfer(body: TransferRequest): Promise<TransferOutcome> {
          const isBlank = this.hasFailed && body.message === blank;
          return super.transfer(isBlank ? { ...body, message: 'Transferring to an agent...' } : body);
        }
      },
    },
  },
  {
    name: 'says-the-message-before-for-blank',
    misdeed: 'In place of BLANK_MESSAGE the message of the escalation before it is sent.',
    breaks: 'message.blank-sends-nothing',
    parts: {
      TransferRequests: class extends TransferRequests {
        private before: string | undefined;

        protected override message(plan: EscalationPlan): string {
          if (plan.message === blank && this.before !== undefined) return this.before;
          this.before = super.message(plan);
          return this.before;
        }
      },
    },
  },
  {
    name: 'replaces-blank-by-default-text',
    misdeed: 'In place of BLANK_MESSAGE the default text of an Agent Transfer interaction is sent.',
    breaks: 'message.blank-sends-nothing',
    parts: {
      TransferRequests: class extends TransferRequests {
        protected override message(plan: EscalationPlan): string {
          return plan.message === blank ? 'Transferring to an agent...' : super.message(plan);
        }
      },
    },
  },
  {
    name: 'says-a-text-of-its-own-for-blank',
    misdeed: 'With BLANK_MESSAGE the bot says a text of its own before the transfer.',
    breaks: 'message.blank-sends-nothing',
    parts: {
      Escalator: class extends Escalator {
        protected override async transfer(plan: EscalationPlan, skillId: string): Promise<EscalationEnd> {
          if (plan.message === blank) await this.conversation.connector.say('Please hold.');
          return super.transfer(plan, skillId);
        }
      },
    },
  },
  {
    name: 'blank-suppresses-transfer',
    misdeed: 'An escalation with BLANK_MESSAGE ends without a transfer.',
    breaks: 'message.blank-still-transfers',
    parts: {
      Escalator: class extends Escalator {
        protected override carriesMessage(plan: EscalationPlan): boolean {
          return plan.message !== blank && super.carriesMessage(plan);
        }
      },
    },
  },
  {
    name: 'sends-nothing-for-blank',
    misdeed: 'BLANK_MESSAGE is sent to the platform as an empty message, which it refuses.',
    breaks: 'message.blank-keeps-value',
    parts: {
      TransferRequests: class extends TransferRequests {
        protected override message(plan: EscalationPlan): string {
          return plan.message === blank ? '' : super.message(plan);
        }
      },
    },
  },
  {
    name: 'takes-empty-values-for-unset',
    misdeed: 'A variable that holds nothing is taken for one that was never set: its placeholder stays in the message.',
    breaks: 'message.mixed',
    parts: {
      Templates: class extends Templates {
        protected override shown(variable: string, variables: Variables): string | undefined {
          return super.shown(variable, variables) || undefined;
        }
      },
    },
  },
  {
    name: 'fills-the-message-of-an-agent-transfer-with-old-values',
    misdeed: 'In the message of an Agent Transfer interaction, variables have the values of the start.',
    breaks: 'message.mixed',
    parts: {
      TransferRequests: class extends TransferRequests {
        private readonly atStart = this.conversation.variables.copy().texts;

        protected override message(plan: EscalationPlan): string {
          if (plan.route !== 'agent-transfer') return super.message(plan);
          const { texts } = this.conversation.variables;
          const now = [...texts];
          this.atStart.forEach((value, name) => texts.set(name, value));
          const message = super.message(plan);
          now.forEach(([name, value]) => texts.set(name, value));
          return message;
        }
      },
    },
  },
  {
    name: 'says-the-message-of-a-refused-transfer',
    misdeed: 'Where a transfer is refused the bot says the message of the request in a text of its own.',
    breaks: 'message.once',
    parts: {
      Escalator: class extends Escalator {
        protected override async transfer(plan: EscalationPlan, skillId: string): Promise<EscalationEnd> {
          const end = await super.transfer(plan, skillId);
          if (end === 'failure')
            await this.conversation.connector.say(this.conversation.templates.message(plan.message));
          return end;
        }
      },
    },
  },
];
