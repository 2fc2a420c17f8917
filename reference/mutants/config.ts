/** Mutants that read the configuration wrongly. */
import type { Integration } from '../../protocol/types';
import { Configuration } from '../configuration';
import { EscalationPlanner, type EscalationInteraction, type EscalationPlan } from '../escalation-plan';
import { Escalator } from '../escalator';
import { TransferRequests } from '../transfer-requests';
import type { Mutant } from './mutant';

/** For the mutant that confuses conversations. */
const lastSkillOfBot = new Map<string, string>();

export const configMutants: readonly Mutant[] = [
  {
    name: 'invents-a-missing-message',
    misdeed: 'An integration without a Message to User is accepted, and transfers with a text of its own.',
    breaks: 'config.message-required',
    parts: {
      Configuration: class extends Configuration {
        protected override hasMessage(integration: Integration): boolean {
          return integration.messageToUser !== '';
        }
      },
      EscalationPlanner: class extends EscalationPlanner {
        protected override defaultMessage(): string {
          return 'Transferring to an agent...';
        }
      },
    },
  },
  {
    name: 'takes-an-empty-message-for-blank',
    misdeed: 'An escalation whose Message to User is empty is accepted, and transfers with BLANK_MESSAGE.',
    breaks: 'config.message-required',
    parts: {
      Configuration: class extends Configuration {
        protected override refusalOfTransfer(): undefined {
          return undefined;
        }

        protected override hasMessage(integration: Integration): boolean {
          return integration.messageToUser !== undefined;
        }
      },
      TransferRequests: class extends TransferRequests {
        protected override message(plan: EscalationPlan): string {
          return plan.message === '' ? 'BLANK_MESSAGE' : super.message(plan);
        }
      },
    },
  },
  {
    name: 'refuses-blank-message',
    misdeed: 'An integration whose Message to User is BLANK_MESSAGE is refused.',
    breaks: 'config.blank-satisfies-required',
    parts: {
      Configuration: class extends Configuration {
        protected override hasMessage(integration: Integration): boolean {
          return super.hasMessage(integration) && integration.messageToUser !== 'BLANK_MESSAGE';
        }
      },
    },
  },
  {
    name: 'demands-an-agent-id',
    misdeed: 'An integration without an Agent Id is refused.',
    breaks: 'config.agent-id-optional',
    parts: {
      Configuration: class extends Configuration {
        protected override refusalOfIntegration(integration: Integration): string | undefined {
          const missing = integration.agentId === undefined;
          return missing ? 'agentId is required.' : super.refusalOfIntegration(integration);
        }
      },
    },
  },
  {
    name: 'routes-by-skill-name',
    misdeed: 'Where an integration names its skill, the name is sent as the skill id.',
    breaks: 'config.skill-name-is-a-label',
    parts: {
      TransferRequests: class extends TransferRequests {
        protected override skillId(resolved: string, plan: EscalationPlan): string {
          return plan.skillName === undefined || plan.skillName === '' ? resolved : plan.skillName;
        }
      },
    },
  },
  {
    name: 'words-the-default-message-differently',
    misdeed: 'An Agent Transfer interaction without a message says a text other than the documented one.',
    breaks: 'config.default-interaction-message',
    parts: {
      EscalationPlanner: class extends EscalationPlanner {
        protected override defaultMessage(route: EscalationInteraction['type']): string {
          return route === 'agent-transfer' ? 'Transferring you to an agent.' : '';
        }
      },
    },
  },
  {
    name: 'has-no-default-message',
    misdeed: 'An Agent Transfer interaction without a message transfers with BLANK_MESSAGE.',
    breaks: 'config.default-interaction-message',
    parts: {
      EscalationPlanner: class extends EscalationPlanner {
        protected override defaultMessage(route: EscalationInteraction['type']): string {
          return route === 'agent-transfer' ? 'BLANK_MESSAGE' : '';
        }
      },
    },
  },
  {
    name: 'transfers-without-a-skill-id',
    misdeed: 'An escalation without a skill id goes to the skill that the bot used last, in whichever conversation.',
    breaks: 'config.skill-id-mandatory',
    parts: {
      Escalator: class extends Escalator {
        override skillId(plan: EscalationPlan): string {
          const { chatBotId } = this.conversation.setup.bot;
          if (plan.skillId === '') return lastSkillOfBot.get(chatBotId) ?? '1';
          const skillId = super.skillId(plan);
          // Bounded: bots beyond some thousands forget.
          if (lastSkillOfBot.size > 5_000) lastSkillOfBot.clear();
          lastSkillOfBot.set(chatBotId, skillId);
          return skillId;
        }
      },
    },
  },
  {
    name: 'transfers-where-the-skill-id-is-left-out',
    misdeed: 'An escalation that has no field for its skill id goes to the skill that the bot used last.',
    breaks: 'config.skill-id-mandatory',
    parts: {
      Escalator: class extends Escalator {
        override skillId(plan: EscalationPlan): string {
          const { chatBotId } = this.conversation.setup.bot;
          const declared = plan.interaction.type === 'agent-transfer' ? plan.interaction : plan.integration;
          if (declared?.agentSkillId === undefined) return lastSkillOfBot.get(chatBotId) ?? '1';
          const skillId = super.skillId(plan);
          // Bounded: bots beyond some thousands forget.
          if (lastSkillOfBot.size > 5_000) lastSkillOfBot.clear();
          lastSkillOfBot.set(chatBotId, skillId);
          return skillId;
        }
      },
    },
  },
];
