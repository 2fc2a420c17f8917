/** Mutants that count failures wrongly, or draw the wrong end from the count. */
import type { TransferRequest } from '../../protocol/types';
import { AgentConnector } from '../agent-connector';
import type { ConversationParts } from '../conversation-parts';
import { FailureCounter } from '../failure-counter';
import type { TransferOutcome } from '../transfer-outcome';
import type { Mutant } from './mutant';

const builtInText = 'Not able to transfer to Agent at this time. Please try later.';

/** Counts for all open conversations of a bot together. */
class SharedCounter extends FailureCounter {
  private static readonly open = new Set<SharedCounter>();

  constructor(conversation: ConversationParts) {
    super(conversation);
    SharedCounter.open.add(this);
    conversation.ended.addEventListener('abort', () => SharedCounter.open.delete(this));
  }

  override bothersBot(): boolean {
    const { chatBotId } = this.conversation.setup.bot;
    const together = [...SharedCounter.open].filter((each) => each.conversation.setup.bot.chatBotId === chatBotId);
    return together.reduce((sum, each) => sum + each.failures, 0) <= 3;
  }
}

/** Begins where the conversation of the same bot that ended last left off. */
class InheritingCounter extends FailureCounter {
  private static readonly left = new Map<string, number>();

  constructor(conversation: ConversationParts) {
    super(conversation);
    const { chatBotId } = conversation.setup.bot;
    this.failures = InheritingCounter.left.get(chatBotId) ?? 0;
    conversation.ended.addEventListener('abort', () => InheritingCounter.left.set(chatBotId, this.failures));
  }
}

const sentinel = '__agent_escalation_failed__';

/** Whether a dialog of the bot has the text of a failed transfer as its pattern. */
function catchesFailures({ setup }: ConversationParts): boolean {
  return setup.bot.dialogs.some(({ type, patterns }) => type === 'dialog' && patterns.includes(sentinel));
}

export const capMutants: readonly Mutant[] = [
  {
    name: 'gives-up-after-three',
    misdeed: 'The text of the cap comes with the third failure.',
    breaks: 'cap.no-text-before-fourth',
    parts: {
      FailureCounter: class extends FailureCounter {
        override bothersBot(): boolean {
          return this.failures <= 2;
        }
      },
    },
  },
  {
    name: 'gives-up-after-five',
    misdeed: 'The text of the cap comes with the fifth failure.',
    breaks: 'cap.text-on-fourth-failure',
    parts: {
      FailureCounter: class extends FailureCounter {
        override bothersBot(): boolean {
          return this.failures <= 4;
        }
      },
    },
  },
  {
    name: 'counts-anew-after-small-talk',
    misdeed: 'The count of failures starts anew when the consumer says something that asks for no escalation.',
    breaks: 'cap.text-on-fourth-failure',
    parts: {
      AgentConnector: class extends AgentConnector {
        override consumerSaid(text: string): void {
          if (!this.asksForEscalation(text)) this.conversation.failures.reset();
          super.consumerSaid(text);
        }
      },
    },
  },
  {
    name: 'counts-failures-for-each-skill',
    misdeed: 'The failures of a conversation are counted for each skill by itself.',
    breaks: 'cap.text-on-fourth-failure',
    parts: {
      AgentConnector: class extends AgentConnector {
        private readonly skills = new Map<string, string>();
        private readonly failures = new Map<string, number>();
        private failing = '';

        override transferFailed(transferId: string): boolean {
          this.failing = this.skills.get(transferId) ?? '';
          return super.transferFailed(transferId);
        }

        protected override async transfer(body: TransferRequest): Promise<TransferOutcome> {
          const outcome = await super.transfer(body);
          if (outcome.transferId !== undefined) this.skills.set(outcome.transferId, body.agentSkillId);
          return outcome;
        }

        protected override tellOfFailure(): void {
          const many = (this.failures.get(this.failing) ?? 0) + 1;
          this.failures.set(this.failing, many);
          if (many <= 3) this.tellBot();
          else this.conversation.activity.run(() => this.giveUp());
        }
      },
    },
  },
  {
    name: 'never-gives-up',
    misdeed: 'The bot is told of every failure, however many there are.',
    breaks: 'cap.text-on-fourth-failure',
    parts: {
      FailureCounter: class extends FailureCounter {
        override bothersBot(): boolean {
          return true;
        }
      },
    },
  },
  {
    name: 'stops-without-a-word',
    misdeed: 'The fourth failure stops the escalation, and the consumer is not told.',
    breaks: 'cap.text-on-fourth-failure',
    parts: {
      AgentConnector: class extends AgentConnector {
        protected override async giveUp(): Promise<void> {}
      },
    },
  },
  {
    name: 'says-the-cap-twice',
    misdeed: 'The text of the cap comes twice.',
    breaks: 'cap.text-on-fourth-failure',
    parts: {
      AgentConnector: class extends AgentConnector {
        protected override async giveUp(): Promise<void> {
          await super.giveUp();
          await super.giveUp();
        }
      },
    },
  },
  {
    name: 'says-the-response-twice',
    misdeed: 'The default user-friendly response comes twice, the built-in text once.',
    breaks: 'cap.user-friendly-response-instead',
    parts: {
      AgentConnector: class extends AgentConnector {
        protected override async giveUp(): Promise<void> {
          await super.giveUp();
          if (this.capText() !== builtInText) await super.giveUp();
        }
      },
    },
  },
  {
    name: 'words-the-cap-differently',
    misdeed: 'The built-in text of the cap lacks its full stops.',
    breaks: 'cap.text-on-fourth-failure',
    parts: {
      AgentConnector: class extends AgentConnector {
        protected override capText(): string {
          return super.capText().replace(builtInText, builtInText.replaceAll('.', ''));
        }
      },
    },
  },
  {
    name: 'gives-up-on-messaging-only',
    misdeed: 'On chat the fourth failure is passed over without the text of the cap.',
    breaks: 'cap.text-on-fourth-failure',
    parts: {
      AgentConnector: class extends AgentConnector {
        protected override async giveUp(): Promise<void> {
          if (this.conversation.setup.channel === 'messaging') await super.giveUp();
        }
      },
    },
  },
  {
    name: 'never-counts',
    misdeed: 'Each failure begins the count anew.',
    breaks: 'cap.text-on-fourth-failure',
    parts: {
      FailureCounter: class extends FailureCounter {
        override note(): void {
          this.failures = 1;
        }
      },
    },
  },
  {
    name: 'counts-caught-failures-only',
    misdeed: 'A failure that no dialog of the bot catches does not count.',
    breaks: 'cap.text-on-fourth-failure',
    parts: {
      FailureCounter: class extends FailureCounter {
        override note(): void {
          const { dialogs } = this.conversation.setup.bot;
          if (dialogs.some(({ patterns }) => patterns.includes('__agent_escalation_failed__'))) super.note();
        }
      },
    },
  },
  {
    name: 'resets-count-when-platform-accepts',
    misdeed: 'A transfer that the platform merely accepts begins the count anew.',
    breaks: 'cap.text-on-fourth-failure',
    parts: {
      AgentConnector: class extends AgentConnector {
        protected override async transfer(body: TransferRequest): Promise<TransferOutcome> {
          const outcome = await super.transfer(body);
          if (outcome.result === 'success') this.conversation.failures.reset();
          return outcome;
        }
      },
    },
  },
  {
    name: 'tries-once-more-after-the-cap',
    misdeed: 'After the text of the cap the connector asks for the same transfer again.',
    breaks: 'cap.stops-after-fourth-failure',
    parts: {
      AgentConnector: class extends AgentConnector {
        private last: TransferRequest | undefined;

        protected override async transfer(body: TransferRequest): Promise<TransferOutcome> {
          this.last = body;
          return super.transfer(body);
        }

        protected override async giveUp(): Promise<void> {
          await super.giveUp();
          if (this.last) await super.transfer({ ...this.last, message: 'BLANK_MESSAGE' });
        }
      },
    },
  },
  {
    name: 'tries-again-five-seconds-after-the-cap',
    misdeed: 'Five seconds after the text of the cap the connector asks for the same transfer again.',
    breaks: 'cap.stops-after-fourth-failure',
    parts: {
      AgentConnector: class extends AgentConnector {
        private last: TransferRequest | undefined;

        protected override async transfer(body: TransferRequest): Promise<TransferOutcome> {
          this.last = body;
          return super.transfer(body);
        }

        protected override async giveUp(): Promise<void> {
          await super.giveUp();
          const { last } = this;
          if (!last) return;
          this.conversation.clock.after(5_000, async () => {
            await super.transfer({ ...last, message: 'BLANK_MESSAGE' });
          });
        }
      },
    },
  },
  {
    name: 'ignores-the-user-friendly-response',
    misdeed: 'The built-in text is sent although Bot Settings hold another.',
    breaks: 'cap.user-friendly-response-instead',
    parts: {
      AgentConnector: class extends AgentConnector {
        protected override capText(): string {
          return builtInText;
        }
      },
    },
  },
  {
    name: 'sends-both-texts',
    misdeed: 'The text of Bot Settings is sent, and the built-in one as well.',
    breaks: 'cap.user-friendly-response-instead',
    parts: {
      AgentConnector: class extends AgentConnector {
        protected override async giveUp(): Promise<void> {
          await super.giveUp();
          if (this.capText() !== builtInText) await this.say(builtInText);
        }
      },
    },
  },
  {
    name: 'sends-the-cap-text-with-every-failure',
    misdeed: 'The text of the cap comes with each failure, the bot being told as well.',
    breaks: 'cap.no-text-before-fourth',
    parts: {
      AgentConnector: class extends AgentConnector {
        protected override tellBot(): void {
          // The text first: what the bot does when it is told would race with it.
          this.conversation.activity.run(async () => {
            await this.giveUp();
            super.tellBot();
          });
        }
      },
    },
  },
  {
    name: 'sends-the-built-in-text-early',
    misdeed: 'The built-in text comes with the second failure, the bot being told as well.',
    breaks: 'cap.no-text-before-fourth',
    parts: {
      AgentConnector: class extends AgentConnector {
        protected override tellBot(): void {
          if (this.reported.size === 2) this.conversation.activity.run(() => this.say(builtInText));
          super.tellBot();
        }
      },
    },
  },
  {
    name: 'sends-a-fourth-sentinel',
    misdeed: 'The fourth failure gives the text of the cap and is told to the bot as well.',
    breaks: 'cap.no-fourth-sentinel',
    parts: {
      AgentConnector: class extends AgentConnector {
        protected override async giveUp(): Promise<void> {
          await super.giveUp();
          if (this.reported.size === 4) this.tellBot();
        }
      },
    },
  },
  {
    name: 'falls-back-on-the-fourth-failure-that-no-dialog-catches',
    misdeed:
      'The fourth failure gives the text of the cap, and where no dialog catches it the fallback answers it, too.',
    breaks: 'cap.no-fourth-sentinel',
    parts: {
      AgentConnector: class extends AgentConnector {
        protected override async giveUp(): Promise<void> {
          await super.giveUp();
          const { dialogs } = this.conversation.setup.bot;
          if (this.reported.size === 4 && !dialogs.some(({ patterns }) => patterns.includes(this.sentinel())))
            this.tellBot();
        }
      },
    },
  },
  {
    name: 'gives-up-on-the-fourth-attempt',
    misdeed: 'The text of the cap comes when the fourth transfer is accepted, before it can fail.',
    breaks: 'cap.success-prevents-text',
    parts: {
      AgentConnector: class extends AgentConnector {
        private attempts = 0;

        protected override async transfer(body: TransferRequest): Promise<TransferOutcome> {
          const outcome = await super.transfer(body);
          this.attempts += 1;
          if (this.attempts === 4) await this.giveUp();
          return outcome;
        }
      },
    },
  },
  {
    name: 'gives-up-ten-seconds-after-the-third-failure',
    misdeed: 'Ten seconds after the third failure the text of the cap comes, whatever became of the fourth attempt.',
    breaks: 'cap.success-prevents-text',
    parts: {
      AgentConnector: class extends AgentConnector {
        protected override tellBot(): void {
          super.tellBot();
          if (this.reported.size === 3) this.conversation.clock.after(10_000, () => this.giveUp());
        }
      },
    },
  },
  {
    name: 'shares-the-count-between-conversations',
    misdeed: 'Failures count for the bot, over all its open conversations.',
    breaks: 'cap.per-conversation',
    parts: {
      FailureCounter: SharedCounter,
    },
  },
  {
    name: 'carries-the-count-into-the-next-conversation',
    misdeed: 'A conversation begins with the failures of the one that the bot had before.',
    breaks: 'cap.per-conversation',
    parts: {
      FailureCounter: InheritingCounter,
    },
  },
  {
    name: 'tells-a-bot-without-a-catching-dialog-of-the-fourth',
    misdeed:
      'A bot that no dialog of which catches failures is told of the fourth as well, beside the text of the cap.',
    breaks: 'cap.no-fourth-sentinel',
    parts: {
      AgentConnector: class extends AgentConnector {
        protected override async giveUp(): Promise<void> {
          await super.giveUp();
          if (!catchesFailures(this.conversation)) this.tellBot();
        }
      },
    },
  },
];
