/** An escalation as configured, whichever of the two routes declares it. */
import type {
  AgentTransferInteraction,
  Integration,
  IntegrationInteraction,
  StartConversation,
} from '../protocol/types';

export type EscalationInteraction = IntegrationInteraction | AgentTransferInteraction;

export interface EscalationPlan {
  readonly route: EscalationInteraction['type'];
  readonly interaction: EscalationInteraction;
  /** Undefined on the route without one. */
  readonly integration: Integration | undefined;
  readonly skillId: string;
  readonly skillName: string | undefined;
  readonly agentId: string | undefined;
  readonly message: string;
  readonly passesContext: boolean;
}

/** Says what an interaction is to do, before any variable is replaced. */
export class EscalationPlanner {
  constructor(protected readonly setup: StartConversation) {}

  planOf(interaction: EscalationInteraction): EscalationPlan {
    const integration = interaction.type === 'integration' ? this.integrationOf(interaction) : undefined;
    const declared = interaction.type === 'integration' ? integration : interaction;
    return {
      route: interaction.type,
      interaction,
      integration,
      skillId: declared?.agentSkillId ?? '',
      skillName: integration?.agentSkillName,
      agentId: declared?.agentId,
      message: declared?.messageToUser ?? this.defaultMessage(interaction.type),
      passesContext: declared?.transferBotContext ?? false,
    };
  }

  protected integrationOf(interaction: IntegrationInteraction): Integration | undefined {
    return this.setup.integrations.find((each) => each.integrationName === interaction.integration);
  }

  /** The documents give a default to one route alone. */
  protected defaultMessage(route: EscalationInteraction['type']): string {
    return route === 'agent-transfer' ? 'Transferring to an agent...' : '';
  }
}
