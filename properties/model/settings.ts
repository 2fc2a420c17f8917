/** Reads what the model needs to know out of a setup. */
import type { AgentTransferInteraction, Dialog, IntegrationInteraction } from '../../protocol/types';
import { blankMessage, threeMinutesMs, type Setup } from '../../trace/trace';
import type { PredictedTurn } from './prediction';
import { readTemplate } from './read-template';

export type EscalationInteraction = IntegrationInteraction | AgentTransferInteraction;

export function catching(setup: Setup, text: string): Dialog | undefined {
  return setup.bot.dialogs.find((dialog) => dialog.type === 'dialog' && dialog.patterns.includes(text));
}

export function fallbackDialogOf(setup: Setup): Dialog | undefined {
  return setup.bot.dialogs.find((dialog) => dialog.type === 'fallback');
}

export function textsOfFallback(setup: Setup, variables: ReadonlyMap<string, string>): string[] {
  const dialog = fallbackDialogOf(setup);
  return dialog ? textsOf(dialog, variables) : [];
}

export function textsOf(dialog: Dialog, variables: ReadonlyMap<string, string>): string[] {
  return dialog.interactions.flatMap((each) => (each.type === 'text' ? [readTemplate(each.text, variables).text] : []));
}

export function dialogNamed(setup: Setup, name: string | undefined): Dialog | undefined {
  return name === undefined ? undefined : setup.bot.dialogs.find((dialog) => dialog.name === name);
}

export function declaredBy(setup: Setup, interaction: EscalationInteraction) {
  return interaction.type === 'integration'
    ? setup.integrations.find(({ integrationName }) => integrationName === interaction.integration)
    : interaction;
}

/** The text has a custom data field or a response data variable of an integration in it. */
export function showsResult(setup: Setup, text: string): boolean {
  return setup.integrations.some(
    ({ integrationName, responseDataVariableName, customDataFields = [] }) =>
      customDataFields.some(({ key }) => text.includes(`{${integrationName}.${key}}`)) ||
      (responseDataVariableName !== undefined && text.includes(`api_${responseDataVariableName}`)),
  );
}

export function silenceLimitMs(setup: Setup): number {
  return setup.agentConnector.fallbackEscalationTime ?? threeMinutesMs;
}

/** What a refusal of this configuration breaks, as far as the documents say. */
export function refusalOf(setup: Setup): PredictedTurn['refusal'] {
  const escalations = setup.bot.dialogs
    .flatMap((dialog) => dialog.interactions)
    .filter((each): each is EscalationInteraction => each.type === 'integration' || each.type === 'agent-transfer');
  const declared = escalations.map((each) => ({ route: each.type, settings: declaredBy(setup, each) }));
  const lacking = declared.some(
    ({ route, settings }) =>
      (settings?.agentSkillId ?? '') === '' ||
      settings?.messageToUser === '' ||
      (route === 'integration' && settings?.messageToUser === undefined),
  );
  if (lacking) return 'allowed';
  if (declared.some(({ settings }) => settings?.messageToUser === blankMessage))
    return 'config.blank-satisfies-required';
  if (declared.some(({ settings }) => settings?.agentId === undefined)) return 'config.agent-id-optional';
  return undefined;
}
