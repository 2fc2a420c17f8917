/** Decides whether a bot can be run as it is configured. */
import type { AgentTransferInteraction, Integration, Interaction, StartConversation } from '../protocol/types';

export class Configuration {
  constructor(protected readonly setup: StartConversation) {}

  /** Why the configuration is refused, naming the field; undefined when it is accepted. */
  refusal(): string | undefined {
    const { integrations, bot } = this.setup;
    for (const integration of integrations) {
      const refusal = this.refusalOfIntegration(integration);
      if (refusal) return refusal;
    }
    for (const dialog of bot.dialogs) {
      for (const interaction of dialog.interactions) {
        const refusal = this.refusalOfInteraction(interaction);
        if (refusal) return `Dialog "${dialog.name}": ${refusal}`;
      }
    }
    return undefined;
  }

  protected refusalOfIntegration(integration: Integration): string | undefined {
    if (this.hasMessage(integration)) return undefined;
    return `Integration "${integration.integrationName}": messageToUser is required. Write BLANK_MESSAGE to send none.`;
  }

  protected refusalOfTransfer(interaction: AgentTransferInteraction): string | undefined {
    if (interaction.messageToUser !== '') return undefined;
    return 'messageToUser of an agent-transfer is empty. Leave it out for the default text, or write BLANK_MESSAGE to send none.';
  }

  protected hasMessage(integration: Integration): boolean {
    return (integration.messageToUser ?? '') !== '';
  }

  private refusalOfInteraction(interaction: Interaction): string | undefined {
    if (interaction.type === 'text' || interaction.type === 'set-variable') return undefined;
    const unknown = this.unknownDialog([
      ...(interaction.rules ?? []).map((rule) => rule.dialog),
      interaction.nextDialog,
    ]);
    if (unknown !== undefined) return `an interaction goes on to the dialog "${unknown}", which does not exist.`;
    if (interaction.type === 'agent-transfer') return this.refusalOfTransfer(interaction);
    const known = this.setup.integrations.some((each) => each.integrationName === interaction.integration);
    return known
      ? undefined
      : `an interaction uses the integration "${interaction.integration}", which does not exist.`;
  }

  private unknownDialog(names: readonly (string | undefined)[]): string | undefined {
    return names.find((name) => name !== undefined && !this.setup.bot.dialogs.some((dialog) => dialog.name === name));
  }
}
