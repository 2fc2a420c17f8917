/** Mutants that do what nothing asks them for. */
import type { Dialog, TransferRequest } from '../../protocol/types';
import { AgentConnector } from '../agent-connector';
import { BotEngine } from '../bot-engine';
import type { ConversationParts } from '../conversation-parts';
import { Escalator } from '../escalator';
import type { EscalationEnd } from '../escalation-end';
import type { EscalationInteraction, EscalationPlan } from '../escalation-plan';
import type { Speaker } from '../speaker';
import type { TransferOutcome } from '../transfer-outcome';
import { TransferRequests } from '../transfer-requests';
import type { Mutant } from './mutant';

const builtInText = 'Not able to transfer to Agent at this time. Please try later.';

/** Asks for what the first integration says, whatever the bot has heard. */
class EagerEngine extends BotEngine {
  protected async escalateUnasked(): Promise<void> {
    const { escalator, setup } = this.conversation;
    const [integration] = setup.integrations;
    if (integration) await escalator.escalate({ type: 'integration', integration: integration.integrationName });
  }
}

/** Bots that are met together have the end of their ids in common: conversations with others may be under way. */
function groupOf(chatBotId: string): string {
  return chatBotId.slice(-8);
}

/** Knows one address of the platform for all conversations of a group: that of the last text. */
class CrossedConnector extends AgentConnector {
  private static readonly lastUrls = new Map<string, string>();

  protected override async deliver(text: string): Promise<void> {
    const { bot, platform } = this.conversation.setup;
    const group = groupOf(bot.chatBotId);
    const last = CrossedConnector.lastUrls.get(group);
    CrossedConnector.lastUrls.set(group, platform.messagesUrl);
    await super.deliver(text);
    if (last !== undefined && last !== platform.messagesUrl) await this.conversation.line.post(last, { text });
  }
}

/** Keeps one message for all conversations of a group, and uses it one request too late. */
class ForgetfulRequests extends TransferRequests {
  private static readonly lastMessages = new Map<string, string>();

  protected override message(plan: EscalationPlan): string {
    const group = groupOf(this.conversation.setup.bot.chatBotId);
    const own = super.message(plan);
    const said = ForgetfulRequests.lastMessages.get(group) ?? own;
    ForgetfulRequests.lastMessages.set(group, own);
    return said;
  }
}

/** Keeps for each bot what its last conversation still waits for. */
class InheritingEscalator extends Escalator {
  private static readonly pending = new Map<string, EscalationInteraction>();

  constructor(conversation: ConversationParts) {
    super(conversation);
    const left = InheritingEscalator.pending.get(this.botId());
    InheritingEscalator.pending.delete(this.botId());
    if (left) conversation.clock.after(1, async () => void (await super.escalate(left)));
  }

  protected override async delay(interaction: EscalationInteraction): Promise<void> {
    InheritingEscalator.pending.set(this.botId(), interaction);
    await super.delay(interaction);
    InheritingEscalator.pending.delete(this.botId());
  }

  private botId(): string {
    return this.conversation.setup.bot.chatBotId;
  }
}

export const unaskedMutants: readonly Mutant[] = [
  {
    name: 'escalates-after-three-answers',
    misdeed: 'When the consumer has written for the third time, whatever that is, a transfer is requested.',
    breaks: 'unasked.transfer',
    parts: {
      BotEngine: class extends EagerEngine {
        private times = 0;

        protected override async answer(text: string, from: Speaker): Promise<void> {
          await super.answer(text, from);
          if (from !== 'consumer') return;
          this.times += 1;
          if (this.times === 3) await this.escalateUnasked();
        }
      },
    },
  },
  {
    name: 'escalates-what-it-does-not-understand',
    misdeed: 'Where no dialog catches what the consumer wrote, a transfer follows the fallback message.',
    breaks: 'unasked.transfer',
    parts: {
      BotEngine: class extends EagerEngine {
        protected override async runOrFallBack(dialog: Dialog | undefined): Promise<void> {
          await super.runOrFallBack(dialog);
          if (!dialog) await this.escalateUnasked();
        }
      },
    },
  },
  {
    name: 'tries-again-at-the-next-word-after-the-cap',
    misdeed:
      'When the escalation has stopped, the next word of the consumer makes the connector ask for the same once more.',
    breaks: 'unasked.transfer',
    parts: {
      AgentConnector: class extends AgentConnector {
        private last: TransferRequest | undefined;
        private stopped = false;

        override consumerSaid(text: string): void {
          super.consumerSaid(text);
          const { last } = this;
          if (!this.stopped || !last) return;
          this.stopped = false;
          this.conversation.engine.whenDone(async () => {
            await super.transfer(last);
          });
        }

        protected override async transfer(body: TransferRequest): Promise<TransferOutcome> {
          this.last = body;
          return super.transfer(body);
        }

        protected override async giveUp(): Promise<void> {
          this.stopped = true;
          await super.giveUp();
        }
      },
    },
  },
  {
    name: 'asks-for-each-transfer-twice',
    misdeed: 'A call to the Transfer API that was accepted is made once more.',
    breaks: 'unasked.second-transfer',
    parts: {
      AgentConnector: class extends AgentConnector {
        protected override async transfer(body: TransferRequest): Promise<TransferOutcome> {
          const first = await super.transfer(body);
          return first.result === 'success' ? super.transfer(body) : first;
        }
      },
    },
  },
  {
    name: 'asks-again-a-millisecond-later',
    misdeed: 'A millisecond after a transfer was accepted it is requested again, word for word.',
    breaks: 'unasked.second-transfer',
    parts: {
      AgentConnector: class extends AgentConnector {
        protected override async transfer(body: TransferRequest): Promise<TransferOutcome> {
          const outcome = await super.transfer(body);
          if (outcome.result === 'success') {
            this.conversation.clock.after(1, async () => {
              await super.transfer(body);
            });
          }
          return outcome;
        }
      },
    },
  },
  {
    name: 'makes-sure-after-ten-seconds',
    misdeed: 'Ten seconds after a transfer was accepted it is requested again, without the message.',
    breaks: 'unasked.second-transfer',
    parts: {
      AgentConnector: class extends AgentConnector {
        protected override async transfer(body: TransferRequest): Promise<TransferOutcome> {
          const outcome = await super.transfer(body);
          if (outcome.result === 'success') {
            this.conversation.clock.after(10_000, async () => {
              await super.transfer({ ...body, message: 'BLANK_MESSAGE' });
            });
          }
          return outcome;
        }
      },
    },
  },
  {
    name: 'delivers-each-text-twice',
    misdeed: 'Each text of the bot reaches the consumer twice.',
    breaks: 'unasked.repeated-text',
    parts: {
      AgentConnector: class extends AgentConnector {
        protected override async deliver(text: string): Promise<void> {
          await super.deliver(text);
          await super.deliver(text);
        }
      },
    },
  },
  {
    name: 'repeats-its-first-text-before-an-escalation',
    misdeed: 'A dialog that escalates says its first text again just before that.',
    breaks: 'unasked.repeated-text',
    parts: {
      BotEngine: class extends BotEngine {
        protected override async run(dialog: Dialog): Promise<Dialog | undefined> {
          const [first] = dialog.interactions;
          const escalates = dialog.interactions.findIndex(
            ({ type }) => type === 'integration' || type === 'agent-transfer',
          );
          if (first?.type !== 'text' || escalates < 0) return super.run(dialog);
          return super.run({ ...dialog, interactions: dialog.interactions.toSpliced(escalates, 0, first) });
        }
      },
    },
  },
  {
    name: 'runs-the-next-dialog-too',
    misdeed:
      'When a dialog without an escalation has ended, the first text of the next one in the list is said as well.',
    breaks: 'unasked.other-dialog',
    parts: {
      BotEngine: class extends BotEngine {
        protected override async run(dialog: Dialog): Promise<Dialog | undefined> {
          const next = await super.run(dialog);
          const dialogs = this.dialogs();
          const text = dialogs[dialogs.indexOf(dialog) + 1]?.interactions.find(({ type }) => type === 'text');
          if (!next && dialog.interactions.every(({ type }) => type === 'text') && text) await this.play(text);
          return next;
        }
      },
    },
  },
  {
    name: 'prepares-for-the-worst',
    misdeed: 'When a transfer was accepted, the consumer reads at once what the dialog for a failed one says.',
    breaks: 'unasked.other-dialog',
    parts: {
      Escalator: class extends Escalator {
        protected override async transfer(plan: EscalationPlan, skillId: string): Promise<EscalationEnd> {
          const end = await super.transfer(plan, skillId);
          const { connector, setup } = this.conversation;
          const caught = setup.bot.dialogs.find(({ patterns }) => patterns.includes('__agent_escalation_failed__'));
          for (const each of end === 'success' ? (caught?.interactions ?? []) : []) {
            if (each.type === 'text') await connector.say(each.text);
          }
          return end;
        }
      },
    },
  },
  {
    name: 'warns-that-no-agent-may-be-there',
    misdeed: 'The text of the cap comes when a conversation begins.',
    breaks: 'unasked.cap-text',
    parts: {
      BotEngine: class extends BotEngine {
        override joins(): void {
          this.enqueue(() => this.conversation.connector.say(builtInText));
        }
      },
    },
  },
  {
    name: 'says-the-cap-when-a-transfer-is-accepted',
    misdeed: 'The text of the cap comes after every transfer, accepted or not.',
    breaks: 'unasked.cap-text',
    parts: {
      Escalator: class extends Escalator {
        protected override async transfer(plan: EscalationPlan, skillId: string): Promise<EscalationEnd> {
          const end = await super.transfer(plan, skillId);
          await this.conversation.connector.say(builtInText);
          return end;
        }
      },
    },
  },
  {
    name: 'says-it-to-the-one-before-as-well',
    misdeed: 'A text is said again in the conversation that had a text before, if that was another one.',
    breaks: 'unasked.crossed-conversations',
    parts: { AgentConnector: CrossedConnector },
  },
  {
    name: 'takes-the-message-of-another-conversation',
    misdeed: 'The message in a transfer request is that of the request made before, in whatever conversation.',
    breaks: 'unasked.crossed-conversations',
    parts: { TransferRequests: ForgetfulRequests },
  },
  {
    name: 'carries-a-pending-escalation-into-the-next-conversation',
    misdeed: 'An escalation that waits for its delay when a conversation ends is made in the next one of the bot.',
    breaks: 'unasked.transfer',
    parts: { Escalator: InheritingEscalator },
  },
  {
    name: 'folds-letters-of-another-width',
    misdeed: 'A pattern is found in a text that is the same but for letters as wide as Han, or for ligatures.',
    breaks: 'unasked.other-dialog',
    parts: {
      BotEngine: class extends BotEngine {
        protected override catches(dialog: Dialog, text: string): boolean {
          return dialog.patterns.some((pattern) => pattern.normalize('NFKC') === text.normalize('NFKC'));
        }
      },
    },
  },
];
