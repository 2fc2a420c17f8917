/** Every escalation of a bot, by whichever of the two routes it is declared. */
import type { ExportedIntegration, ExportedInteraction, ExportedTransfer } from './bot-export';
import type { Flow } from './follow';

export interface ExportedEscalation extends ExportedTransfer {
  readonly interaction: ExportedInteraction;
  /** Where an integration holds its settings. No public export shows one, so all that is read of it is guessed. */
  readonly integration?: ExportedIntegration;
}

/** Those to which a conversation can come. */
export function escalationsIn(flow: Flow): readonly ExportedEscalation[] {
  return everyEscalation(flow).filter(({ interaction }) => flow.isLive(interaction));
}

/** With those that are switched off, or whose dialog is. */
export function everyEscalation({ bot }: Flow): readonly ExportedEscalation[] {
  const integrations = new Map(bot.integrations.map((each) => [each.id, each]));
  return bot.interactions.flatMap((interaction) => {
    if (interaction.transfer) return [{ ...interaction.transfer, interaction }];
    const integration = integrations.get(interaction.integrationId ?? '');
    return integration?.transfer ? [{ ...integration.transfer, interaction, integration }] : [];
  });
}
