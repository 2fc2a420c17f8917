/** Mutants that read the configuration wrongly. */
import type { Integration } from '../../protocol/types';
import { Configuration } from '../configuration';
import type { ConversationParts } from '../conversation-parts';
import { EscalationPlanner, type EscalationInteraction, type EscalationPlan } from '../escalation-plan';
import { Escalator } from '../escalator';
import { TransferRequests } from '../transfer-requests';
import type { Mutant } from './mutant';

function fallbackSkillOf({ setup }: ConversationParts): string {
  return setup.agentConnector.fallbackSkillId ?? '1';
}

/** Transfers with BLANK_MESSAGE where the message is empty. */
class BlankForEmptyRequests extends TransferRequests {
  protected override message(plan: EscalationPlan): string {
    return plan.message === '' ? 'BLANK_MESSAGE' : super.message(plan);
  }
}

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
      TransferRequests: BlankForEmptyRequests,
    },
  },
  {
    name: 'demands-a-message-of-the-first-integration-alone',
    misdeed:
      'Of several integrations the first alone has to have a Message to User; the others transfer with BLANK_MESSAGE.',
    breaks: 'config.message-required',
    parts: {
      Configuration: class extends Configuration {
        protected override hasMessage(integration: Integration): boolean {
          return integration !== this.setup.integrations[0] || super.hasMessage(integration);
        }
      },
      TransferRequests: BlankForEmptyRequests,
    },
  },
  {
    name: 'lends-the-skill-id-of-the-first-escalation',
    misdeed: 'An escalation without a skill id goes to the skill of the first one of the bot.',
    breaks: 'config.skill-id-mandatory',
    parts: {
      EscalationPlanner: class extends EscalationPlanner {
        override planOf(interaction: EscalationInteraction): EscalationPlan {
          const plan = super.planOf(interaction);
          if (plan.skillId !== '') return plan;
          const first = this.setup.bot.dialogs
            .flatMap(({ interactions }) => interactions)
            .find((each) => each.type === 'integration' || each.type === 'agent-transfer');
          return first ? { ...plan, skillId: super.planOf(first).skillId } : plan;
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
    misdeed: "An escalation without a skill id goes to the connector's fallback skill.",
    breaks: 'config.skill-id-mandatory',
    parts: {
      Escalator: class extends Escalator {
        override skillId(plan: EscalationPlan): string {
          return plan.skillId === '' ? fallbackSkillOf(this.conversation) : super.skillId(plan);
        }
      },
    },
  },
  {
    name: 'transfers-where-the-skill-id-is-left-out',
    misdeed: "An escalation that has no field for its skill id goes to the connector's fallback skill.",
    breaks: 'config.skill-id-mandatory',
    parts: {
      Escalator: class extends Escalator {
        override skillId(plan: EscalationPlan): string {
          const declared = plan.interaction.type === 'agent-transfer' ? plan.interaction : plan.integration;
          return declared?.agentSkillId === undefined ? fallbackSkillOf(this.conversation) : super.skillId(plan);
        }
      },
    },
  },
];
