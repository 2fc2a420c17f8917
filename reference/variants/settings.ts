/** Variants that read a setting in another way that the documents allow. */
import type { BotTransferContext } from '../../protocol/types';
import type { EscalationPlan } from '../escalation-plan';
import type { Escalator } from '../escalator';
import type { EscalationEnd } from '../escalation-end';
import type { Variant } from './variant';

/** The account of the implementation's own, which stands before an agent's id on messaging. */
const account = '50713498';

/** What stands behind the account of an agent's id. */
function agentAlone(agentId: string): string {
  return agentId.slice(agentId.indexOf('.') + 1);
}

export const settingsVariants: readonly Variant[] = [
  {
    name: 'fails-without-a-word-where-no-skill-id-is-set',
    oddity:
      'An escalation whose skill id was left out, or left empty, ends as a failure, and no fallback message is sent.',
    parts: {
      Escalator: (Base) =>
        class extends Base {
          override async escalate(interaction: Parameters<Escalator['escalate']>[0]): Promise<EscalationEnd> {
            const { skillId } = this.conversation.planner.planOf(interaction);
            return skillId === '' ? 'failure' : super.escalate(interaction);
          }
        },
    },
  },
  {
    name: 'passes-the-message-only',
    oddity: "Of the context it passes the user's message, and never the intent.",
    parts: {
      TransferRequests: (Base) =>
        class extends Base {
          protected override context(): BotTransferContext | undefined {
            const { userMessage } = super.context() ?? {};
            return userMessage === undefined ? {} : { userMessage };
          }
        },
    },
  },
  {
    name: 'passes-the-intent-only',
    oddity: 'Of the context it passes the intent alone; where none is known there is only the message to pass.',
    parts: {
      TransferRequests: (Base) =>
        class extends Base {
          protected override context(): BotTransferContext | undefined {
            const { intentId, userMessage } = super.context() ?? {};
            if (intentId !== undefined) return { intentId };
            return userMessage === undefined ? {} : { userMessage };
          }
        },
    },
  },
  {
    name: 'adds-the-account-part',
    oddity: 'An agent is named with the account part in every request, as messaging has it.',
    parts: {
      TransferRequests: (Base) =>
        class extends Base {
          protected override agentId(plan: EscalationPlan): string | undefined {
            const agentId = super.agentId(plan);
            return agentId === undefined || agentId === '' || agentId.includes('.') ? agentId : `${account}.${agentId}`;
          }
        },
    },
  },
  {
    name: 'strips-the-account-part',
    oddity: 'An agent is named without the account part in every request, as chat has it.',
    parts: {
      TransferRequests: (Base) =>
        class extends Base {
          protected override agentId(plan: EscalationPlan): string | undefined {
            const agentId = super.agentId(plan);
            return agentId === undefined ? undefined : agentAlone(agentId);
          }
        },
    },
  },
];
