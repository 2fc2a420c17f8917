/** Variants whose connector otherwise decides what passes between bot and consumer while an agent has the conversation. */
import type { AgentConnector } from '../agent-connector';
import type { TransferOutcome } from '../transfer-outcome';
import type { Variant } from './variant';

/** Says nothing while the conversation is not the bot's: from the acceptance of a transfer until it fails. */
const muteConnector = (Base: typeof AgentConnector) =>
  class extends Base {
    protected mute = false;

    override consumerSaid(text: string): void {
      this.mute = false;
      super.consumerSaid(text);
    }

    override transferFailed(transferId: string): boolean {
      if (this.accepted.has(transferId)) this.mute = false;
      return super.transferFailed(transferId);
    }

    /** Whatever else a failure comes to, the bot that is told of it has the conversation again. */
    protected override tellBot(): void {
      this.mute = false;
      super.tellBot();
    }

    protected override async deliver(text: string): Promise<void> {
      if (this.mute) this.keep(text);
      else await super.deliver(text);
    }

    protected override async transfer(...call: Parameters<AgentConnector['transfer']>): Promise<TransferOutcome> {
      const outcome = await super.transfer(...call);
      this.mute ||= outcome.transferId !== undefined;
      return outcome;
    }

    /** What becomes of a text that nobody could read. */
    protected keep(_text: string): void {}
  };

export const connectorVariants: readonly Variant[] = [
  {
    name: 'is-mute-from-acceptance-until-failure',
    oddity: 'Nothing that the bot says reaches the consumer from the acceptance of a transfer until it fails.',
    parts: { AgentConnector: muteConnector },
  },
  {
    name: 'speaks-again-after-a-failure',
    oddity: 'What the bot says from the acceptance of a transfer on is held, and said when the transfer has failed.',
    parts: {
      AgentConnector: (Base) =>
        class extends muteConnector(Base) {
          readonly #held: string[] = [];

          protected override keep(text: string): void {
            this.#held.push(text);
          }

          protected override tellOfFailure(): void {
            const held = this.#held.splice(0);
            this.conversation.activity.run(async () => {
              for (const text of held) await this.deliver(text);
              super.tellOfFailure();
            });
          }
        },
    },
  },
  {
    name: 'leaves-when-an-agent-joins',
    oddity: 'When an agent has taken the conversation the bot is done with it, and hears the consumer no more.',
    parts: {
      AgentConnector: (Base) =>
        class extends Base {
          #left = false;

          override agentJoined(): void {
            super.agentJoined();
            this.#left = true;
          }

          override consumerSaid(text: string): void {
            if (!this.#left) super.consumerSaid(text);
          }
        },
    },
  },
];
