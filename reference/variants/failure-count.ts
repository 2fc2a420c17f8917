/** Variants that otherwise count failed transfers, or otherwise go on when the escalation has stopped, where the documents leave it open. */
import type { Dialog } from '../../protocol/types';
import type { AgentConnector } from '../agent-connector';
import type { BotEngine } from '../bot-engine';
import type { EscalationEnd } from '../escalation-end';
import type { Escalator } from '../escalator';
import type { FailureCounter } from '../failure-counter';
import type { Variant } from './variant';

/** Counts for the bot, over all its conversations, those that have ended included; begins anew when it has given up. */
const botsCounter = (Base: typeof FailureCounter) => {
  const counts = new Map<string, number>();
  return class extends Base {
    override note(): void {
      this.count = this.count >= 4 ? 1 : this.count + 1;
    }

    override reset(): void {
      this.count = 0;
    }

    override bothersBot(): boolean {
      return this.count <= 3;
    }

    private get count(): number {
      return counts.get(this.conversation.setup.bot.chatBotId) ?? 0;
    }

    private set count(failures: number) {
      counts.set(this.conversation.setup.bot.chatBotId, failures);
    }
  };
};

/** Knows that the escalation has stopped. */
interface Stopping {
  readonly stopped: boolean;
  apologise(): Promise<void>;
  /** Does nothing when no accepted transfer has failed: calls that fail at once give nothing up alone. */
  stopAtOnce(): Promise<void>;
}

function isStopping(connector: object): connector is Stopping {
  return 'stopped' in connector;
}

const stoppingConnector = (Base: typeof AgentConnector) =>
  class extends Base implements Stopping {
    stopped = false;

    async apologise(): Promise<void> {
      await super.giveUp();
    }

    async stopAtOnce(): Promise<void> {
      if (this.reported.size > 0) await this.giveUp();
    }

    protected override async giveUp(): Promise<void> {
      this.stopped = true;
      await super.giveUp();
    }
  };

export const failureCountVariants: readonly Variant[] = [
  {
    name: 'counts-failures-for-the-bot',
    oddity: 'Failures count for the bot, over all its conversations, at once and one after another.',
    departsFrom: ['cap.per-conversation'],
    parts: { FailureCounter: botsCounter },
  },
  {
    name: 'counts-anew-after-the-cap',
    oddity: 'When the escalation has stopped, the next one may fail four times again.',
    parts: {
      AgentConnector: (Base) =>
        class extends Base {
          protected override async giveUp(): Promise<void> {
            this.conversation.failures.reset();
            await super.giveUp();
          }
        },
    },
  },
  {
    name: 'never-resets-the-count',
    oddity: 'Failures of a conversation are counted to its end, whether or not an agent joined in between.',
    parts: {
      FailureCounter: (Base) =>
        class extends Base {
          override reset(): void {}
        },
    },
  },
  {
    name: 'refuses-escalations-after-the-cap',
    oddity: 'When the escalation has stopped, a further wish for an agent gets the same text again and no transfer.',
    parts: {
      AgentConnector: stoppingConnector,
      Escalator: (Base) =>
        class extends Base {
          protected override async transfer(...attempt: Parameters<Escalator['transfer']>): Promise<EscalationEnd> {
            const { connector } = this.conversation;
            if (!isStopping(connector) || !connector.stopped) return super.transfer(...attempt);
            await connector.apologise();
            return 'failure';
          }
        },
    },
  },
  {
    name: 'ignores-escalations-after-the-cap',
    oddity: 'When the escalation has stopped, the bot goes on talking, and a further escalation ends without a word.',
    parts: {
      AgentConnector: stoppingConnector,
      Escalator: (Base) =>
        class extends Base {
          override async escalate(interaction: Parameters<Escalator['escalate']>[0]): Promise<EscalationEnd> {
            const { connector } = this.conversation;
            const stopped = isStopping(connector) && connector.stopped;
            return stopped ? 'not-numeric' : super.escalate(interaction);
          }
        },
    },
  },
  {
    name: 'counts-immediate-failures',
    oddity: 'A transfer call that fails at once counts towards the cap, and never gives its text by itself.',
    parts: {
      Escalator: (Base) =>
        class extends Base {
          protected override async transfer(...attempt: Parameters<Escalator['transfer']>): Promise<EscalationEnd> {
            const end = await super.transfer(...attempt);
            if (end === 'failure') this.conversation.failures.note();
            return end;
          }
        },
    },
  },
  {
    name: 'gives-up-at-a-fourth-failure-at-once',
    oddity:
      'A call that fails at once counts beside later failures; the fourth gives the text of the cap and ends the dialog.',
    parts: {
      AgentConnector: stoppingConnector,
      BotEngine: (Base) =>
        class extends Base {
          protected override dialogAfter(...after: Parameters<BotEngine['dialogAfter']>): Dialog | undefined {
            return this.hasGivenUp() ? undefined : super.dialogAfter(...after);
          }

          protected override endsDialog(end: EscalationEnd): boolean {
            return this.hasGivenUp() || super.endsDialog(end);
          }

          private hasGivenUp(): boolean {
            const { connector } = this.conversation;
            return isStopping(connector) && connector.stopped;
          }
        },
      Escalator: (Base) =>
        class extends Base {
          protected override async transfer(...attempt: Parameters<Escalator['transfer']>): Promise<EscalationEnd> {
            const { connector, failures } = this.conversation;
            const end = await super.transfer(...attempt);
            if (end !== 'failure' || !isStopping(connector) || connector.stopped) return end;
            failures.note();
            if (!failures.bothersBot()) await connector.stopAtOnce();
            return end;
          }
        },
    },
  },
];
