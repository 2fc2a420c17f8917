/** Mutants that keep the Interaction Delay wrongly. */
import type { Dialog, TextInteraction } from '../../protocol/types';
import { AgentConnector } from '../agent-connector';
import { BotEngine } from '../bot-engine';
import type { ConversationParts } from '../conversation-parts';
import type { EscalationEnd } from '../escalation-end';
import type { EscalationInteraction } from '../escalation-plan';
import { Escalator } from '../escalator';
import { ConversationEnded } from '../pending-work';
import type { Speaker } from '../speaker';
import type { Mutant } from './mutant';
import { withRulesOf } from './other-rules';

/** Cuts its delay short when somebody speaks. */
class HastyEscalator extends Escalator {
  private hurry: (() => void) | undefined;

  spokenTo(): void {
    this.hurry?.();
  }

  protected override async delay(interaction: EscalationInteraction): Promise<void> {
    await Promise.race([super.delay(interaction), new Promise<void>((resolve) => (this.hurry = resolve))]);
    this.hurry = undefined;
  }
}

/** Escalations that wait for their delay, by bot: each can be told that another conversation of its bot has ended. */
const delaysOfBots = new Map<string, Set<() => void>>();

/** Drops what waits for its delay when another conversation of the bot ends. */
class DroppingEscalator extends Escalator {
  constructor(conversation: ConversationParts) {
    super(conversation);
    conversation.ended.addEventListener('abort', () => this.ofBot().forEach((drop) => drop()));
  }

  protected override async delay(interaction: EscalationInteraction): Promise<void> {
    let isDropped = false;
    const drop = () => (isDropped = true);
    this.ofBot().add(drop);
    await super.delay(interaction);
    this.ofBot().delete(drop);
    if (isDropped) throw new ConversationEnded();
  }

  private ofBot(): Set<() => void> {
    const { chatBotId } = this.conversation.setup.bot;
    const drops = delaysOfBots.get(chatBotId) ?? new Set();
    delaysOfBots.set(chatBotId, drops);
    return drops;
  }
}

function unlessDelayed(interaction: EscalationInteraction): EscalationInteraction | undefined {
  return interaction.interactionDelay === undefined ? interaction : undefined;
}

export const delayMutants: readonly Mutant[] = [
  {
    name: 'forgets-rules-for-failure-during-a-delay',
    misdeed: 'After an escalation with a delay the rules for failure are not followed.',
    breaks: 'immediate.failure-reaches-rule',
    parts: { BotEngine: withRulesOf('failure', unlessDelayed) },
  },
  {
    name: 'forgets-rules-for-success-during-a-delay',
    misdeed: 'After an escalation with a delay the rules for success are not followed.',
    breaks: 'immediate.success-reaches-rule',
    parts: { BotEngine: withRulesOf('success', unlessDelayed) },
  },
  {
    name: 'forgets-the-next-dialog-during-a-delay',
    misdeed: 'After an escalation with a delay the next dialog does not run.',
    breaks: 'immediate.no-rule-next-action',
    parts: {
      BotEngine: class extends BotEngine {
        protected override nextDialogOf(interaction: EscalationInteraction, end: EscalationEnd): string | undefined {
          return interaction.interactionDelay === undefined ? super.nextDialogOf(interaction, end) : undefined;
        }
      },
    },
  },
  {
    name: 'drops-delayed-escalations-of-all-its-conversations',
    misdeed: 'When a conversation ends, what waits for its delay in other conversations of the bot comes to nothing.',
    breaks: 'route.integration-transfers',
    parts: { Escalator: DroppingEscalator },
  },
  {
    name: 'loses-transfers-that-have-a-delay',
    misdeed: 'An escalation with an Interaction Delay comes to nothing when the delay is over.',
    breaks: 'route.integration-transfers',
    parts: {
      Escalator: class extends Escalator {
        protected override async delay(interaction: EscalationInteraction): Promise<void> {
          await super.delay(interaction);
          if (this.delayMs(interaction) > 0) throw new ConversationEnded();
        }
      },
    },
  },
  {
    name: 'hurries-when-the-consumer-speaks',
    misdeed: 'What the consumer says during an Interaction Delay ends it: the transfer is requested at once.',
    breaks: 'delay.postpones-transfer',
    parts: {
      Escalator: HastyEscalator,
      BotEngine: class extends BotEngine {
        override hear(text: string, from: Speaker): void {
          if (this.conversation.escalator instanceof HastyEscalator) this.conversation.escalator.spokenTo();
          super.hear(text, from);
        }
      },
    },
  },
  {
    name: 'ignores-the-delay',
    misdeed: 'The transfer is requested at once, whatever the Interaction Delay.',
    breaks: 'delay.postpones-transfer',
    parts: {
      Escalator: class extends Escalator {
        protected override delayMs(): number {
          return 0;
        }
      },
    },
  },
  {
    name: 'halves-the-delay',
    misdeed: 'The transfer is requested after half of the Interaction Delay.',
    breaks: 'delay.postpones-transfer',
    parts: {
      Escalator: class extends Escalator {
        protected override delayMs(interaction: EscalationInteraction): number {
          return Math.floor(super.delayMs(interaction) / 2);
        }
      },
    },
  },
  {
    name: 'delays-at-most-a-second',
    misdeed: 'An Interaction Delay of more than a second counts as one second.',
    breaks: 'delay.postpones-transfer',
    parts: {
      Escalator: class extends Escalator {
        protected override delayMs(interaction: EscalationInteraction): number {
          return Math.min(1_000, super.delayMs(interaction));
        }
      },
    },
  },
  {
    name: 'says-texts-too-slowly',
    misdeed: 'Each text before a delayed transfer takes two and a half seconds, and the transfer does not wait.',
    breaks: 'delay.texts-arrive-first',
    parts: {
      BotEngine: class extends BotEngine {
        private freeAtMs = 0;
        private slow = false;

        protected override async run(dialog: Dialog): Promise<Dialog | undefined> {
          this.slow = dialog.interactions.some(
            (each) => 'interactionDelay' in each && (each.interactionDelay ?? 0) > 0,
          );
          return super.run(dialog);
        }

        protected override async say(interaction: TextInteraction): Promise<void> {
          const { clock } = this.conversation;
          if (!this.slow) return super.say(interaction);
          this.freeAtMs = Math.max(this.freeAtMs, clock.now()) + 2_500;
          clock.after(this.freeAtMs - clock.now(), () => super.say(interaction));
        }
      },
    },
  },
  {
    name: 'holds-texts-back-until-after-the-transfer',
    misdeed: 'The texts before a transfer are said when it has been requested.',
    breaks: 'delay.texts-arrive-first',
    parts: {
      BotEngine: class extends BotEngine {
        private held: TextInteraction[] = [];

        protected override async run(dialog: Dialog): Promise<Dialog | undefined> {
          const next = await super.run(dialog);
          const held = this.held;
          this.held = [];
          for (const interaction of held) await super.say(interaction);
          return next;
        }

        protected override async say(interaction: TextInteraction): Promise<void> {
          this.held.push(interaction);
        }
      },
    },
  },
  {
    name: 'says-no-text-twice-in-a-row',
    misdeed: 'What the bot says in answer to one thing that it hears, it does not say twice in a row.',
    breaks: 'delay.texts-arrive-first',
    parts: {
      AgentConnector: class extends AgentConnector {
        private last: string | undefined;

        override consumerSaid(text: string): void {
          this.last = undefined;
          super.consumerSaid(text);
        }

        override transferFailed(transferId: string): boolean {
          this.last = undefined;
          return super.transferFailed(transferId);
        }

        protected override async deliver(text: string): Promise<void> {
          if (text === this.last) return;
          this.last = text;
          await super.deliver(text);
        }
      },
    },
  },
  {
    name: 'ignores-the-delay-of-an-agent-transfer',
    misdeed: 'An Agent Transfer interaction transfers at once, whatever its Interaction Delay.',
    breaks: 'delay.agent-transfer-postpones',
    parts: {
      Escalator: class extends Escalator {
        protected override delayMs(interaction: EscalationInteraction): number {
          return interaction.type === 'agent-transfer' ? 0 : super.delayMs(interaction);
        }
      },
    },
  },
  {
    name: 'keeps-the-first-delay-of-a-conversation',
    misdeed: 'The delay of the first escalation of a conversation that has one counts for all that follow.',
    breaks: 'delay.postpones-transfer',
    parts: {
      Escalator: class extends Escalator {
        private firstMs: number | undefined;

        protected override delayMs(interaction: EscalationInteraction): number {
          if (super.delayMs(interaction) > 0) this.firstMs ??= super.delayMs(interaction);
          return super.delayMs(interaction) > 0 ? (this.firstMs ?? 0) : 0;
        }
      },
    },
  },
];
