/** Mutants that go wrong on one of the two routes to a transfer. */
import { setTimeout as passRealTime } from 'node:timers/promises';

import type { Dialog, Integration, IntegrationInteraction } from '../../protocol/types';
import { BotEngine } from '../bot-engine';
import type { ConversationParts } from '../conversation-parts';
import { EscalationPlanner, type EscalationPlan } from '../escalation-plan';
import { Escalator } from '../escalator';
import type { EscalationEnd } from '../escalation-end';
import type { Speaker } from '../speaker';
import { TransferRequests } from '../transfer-requests';
import type { EscalationInteraction } from '../escalation-plan';
import type { Mutant } from './mutant';

/** Counts the conversations of each bot. */
class ForgetfulEscalator extends Escalator {
  private static readonly conversations = new Map<string, number>();
  private readonly place: number;

  constructor(conversation: ConversationParts) {
    super(conversation);
    const { chatBotId } = conversation.setup.bot;
    this.place = (ForgetfulEscalator.conversations.get(chatBotId) ?? 0) + 1;
    ForgetfulEscalator.conversations.set(chatBotId, this.place);
  }

  protected override carriesMessage(plan: EscalationPlan): boolean {
    return this.place <= 5 && super.carriesMessage(plan);
  }
}

/** By bot and words, the conversations in which they are being answered. */
const underWay = new Map<string, Set<ConversationParts>>();

export const routeMutants: readonly Mutant[] = [
  {
    name: 'lets-a-fallback-dialog-that-stands-first-catch-everything',
    misdeed: 'Dialogs are tried in their order, and the Fallback dialog catches whatever gets as far as that.',
    breaks: 'route.integration-transfers',
    parts: {
      BotEngine: class extends BotEngine {
        override dialogFor(text: string): Dialog | undefined {
          return this.dialogs().find((dialog) => dialog.type === 'fallback' || this.catches(dialog, text));
        }
      },
    },
  },
  {
    name: 'hears-the-first-two-patterns-of-a-dialog-alone',
    misdeed: 'The third pattern of a dialog starts nothing.',
    breaks: 'route.agent-transfer-transfers',
    parts: {
      BotEngine: class extends BotEngine {
        protected override catches(dialog: Dialog, text: string): boolean {
          return dialog.patterns.slice(0, 2).includes(text);
        }
      },
    },
  },
  {
    name: 'uses-the-first-integration-whatever-its-name',
    misdeed: 'Each interaction uses the first integration of the bot.',
    breaks: 'route.integration-transfers',
    parts: {
      EscalationPlanner: class extends EscalationPlanner {
        protected override integrationOf(): Integration | undefined {
          return this.setup.integrations[0];
        }
      },
    },
  },
  {
    name: 'takes-words-of-two-consumers-for-one',
    misdeed: 'What a consumer says while the bot answers the same words of another consumer is dropped as a duplicate.',
    breaks: 'skill.variable-at-attempt',
    parts: {
      BotEngine: class extends BotEngine {
        override hear(text: string, from: Speaker): void {
          const key = JSON.stringify([this.conversation.setup.bot.chatBotId, text]);
          const answering = underWay.get(key) ?? new Set();
          underWay.set(key, answering);
          if ([...answering].some((each) => each !== this.conversation && !each.ended.aborted)) return;
          answering.add(this.conversation);
          super.hear(text, from);
          this.whenDone(async () => void answering.delete(this.conversation));
        }
      },
    },
  },
  {
    name: 'never-transfers-by-integration',
    misdeed: 'An Integration interaction ends as a failure without a call to the platform.',
    breaks: 'route.integration-transfers',
    parts: {
      Escalator: class extends Escalator {
        protected override async transfer(plan: EscalationPlan, skillId: string): Promise<EscalationEnd> {
          return plan.route === 'integration' ? 'failure' : super.transfer(plan, skillId);
        }
      },
    },
  },
  {
    name: 'integration-transfers-to-neighbouring-skill',
    misdeed: 'An Integration interaction asks for the skill with the next higher number.',
    breaks: 'route.integration-transfers',
    parts: {
      TransferRequests: class extends TransferRequests {
        protected override skillId(resolved: string, plan: EscalationPlan): string {
          return plan.route === 'integration' ? String(BigInt(resolved) + 1n) : resolved;
        }
      },
    },
  },
  {
    name: 'escalates-on-messaging-only',
    misdeed: 'On chat every escalation ends as a failure without a call to the platform.',
    breaks: 'route.integration-transfers',
    parts: {
      Escalator: class extends Escalator {
        protected override async transfer(plan: EscalationPlan, skillId: string): Promise<EscalationEnd> {
          return this.conversation.setup.channel === 'chat' ? 'failure' : super.transfer(plan, skillId);
        }
      },
    },
  },
  {
    name: 'never-transfers-by-agent-transfer',
    misdeed: 'An Agent Transfer interaction ends as a failure without a call to the platform.',
    breaks: 'route.agent-transfer-transfers',
    parts: {
      Escalator: class extends Escalator {
        protected override async transfer(plan: EscalationPlan, skillId: string): Promise<EscalationEnd> {
          return plan.route === 'agent-transfer' ? 'failure' : super.transfer(plan, skillId);
        }
      },
    },
  },
  {
    name: 'agent-transfer-needs-an-integration',
    misdeed: 'An Agent Transfer interaction fails as long as the bot has no integration.',
    breaks: 'route.agent-transfer-transfers',
    parts: {
      Escalator: class extends Escalator {
        protected override async transfer(plan: EscalationPlan, skillId: string): Promise<EscalationEnd> {
          const alone = plan.route === 'agent-transfer' && this.conversation.setup.integrations.length === 0;
          return alone ? 'failure' : super.transfer(plan, skillId);
        }
      },
    },
  },
  {
    name: 'agent-transfer-drops-message',
    misdeed: 'The Agent Transfer interaction transfers without its message, the integration with it.',
    breaks: 'route.same-outcome',
    parts: {
      TransferRequests: class extends TransferRequests {
        protected override message(plan: EscalationPlan): string {
          return plan.route === 'agent-transfer' ? 'BLANK_MESSAGE' : super.message(plan);
        }
      },
    },
  },
  {
    name: 'dawdles-by-agent-transfer',
    misdeed: 'An Agent Transfer interaction takes a fifth of a second of real time longer.',
    breaks: 'route.same-speed',
    parts: {
      Escalator: class extends Escalator {
        protected override async transfer(plan: EscalationPlan, skillId: string): Promise<EscalationEnd> {
          if (plan.route === 'agent-transfer') await passRealTime(200);
          return super.transfer(plan, skillId);
        }
      },
    },
  },
  {
    name: 'never-transfers-with-bot-context',
    misdeed: 'An escalation with Transfer Bot Context, as one to a bot has it, ends as a failure without a call.',
    breaks: 'route.to-agent-or-bot',
    parts: {
      Escalator: class extends Escalator {
        protected override async transfer(plan: EscalationPlan, skillId: string): Promise<EscalationEnd> {
          return plan.passesContext ? 'failure' : super.transfer(plan, skillId);
        }
      },
    },
  },
  {
    name: 'never-transfers-in-the-fallback-dialog',
    misdeed: 'An escalation of the Fallback dialog ends as a failure without a call to the platform.',
    breaks: 'route.integration-transfers',
    parts: {
      BotEngine: class extends BotEngine {
        protected override async run(dialog: Dialog): Promise<Dialog | undefined> {
          if (dialog.type !== 'fallback') return super.run(dialog);
          const interactions = dialog.interactions.filter(({ type }) => type === 'text' || type === 'set-variable');
          return super.run({ ...dialog, interactions });
        }
      },
    },
  },
  {
    name: 'forgets-its-integrations-after-five-conversations',
    misdeed: 'From its sixth conversation on a bot ends each escalation as a failure, without a call to the platform.',
    breaks: 'route.integration-transfers',
    parts: {
      Escalator: ForgetfulEscalator,
    },
  },
  {
    name: 'decodes-names-of-integrations',
    misdeed: 'The name of an integration is decoded like a part of an address before it is looked for.',
    breaks: 'route.integration-transfers',
    parts: {
      EscalationPlanner: class extends EscalationPlanner {
        protected override integrationOf({ integration }: IntegrationInteraction): Integration | undefined {
          const wanted = decodeURIComponent(integration.replaceAll('+', ' '));
          return this.setup.integrations.find(({ integrationName }) => integrationName === wanted);
        }
      },
    },
  },
  {
    name: 'takes-the-integration-whose-name-goes-on',
    misdeed: 'An interaction uses the first integration whose name begins with the one that it has.',
    breaks: 'route.integration-transfers',
    parts: {
      EscalationPlanner: class extends EscalationPlanner {
        protected override integrationOf(
          interaction: EscalationInteraction & { type: 'integration' },
        ): Integration | undefined {
          return this.setup.integrations.find(({ integrationName }) =>
            integrationName.startsWith(interaction.integration),
          );
        }
      },
    },
  },
];
