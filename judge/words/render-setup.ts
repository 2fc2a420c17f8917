/** What a conversation was configured with, as lines for a reader who does not read JSON. */
import type { Dialog, Interaction } from '../../protocol/types';
import { quote, seconds } from '../../trace/render-event';
import type { Outcome, Setup } from '../../trace/trace';

export function renderSetup(setup: Setup): string[] {
  const { bot, integrations, agentConnector, platform } = setup;
  const variables = Object.entries(bot.contextVariables).map(([name, value]) => `${name} = ${quote(value)}`);
  const { fallbackSkillId, fallbackEscalationTime } = agentConnector;
  return [
    ...bot.dialogs.map(tellDialog),
    ...integrations.map(
      (each) =>
        `integration ${quote(each.integrationName)}: skill ${shown(each.agentSkillId)}, message ${shown(each.messageToUser)}${each.agentId === undefined ? '' : `, agent ${quote(each.agentId)}`}`,
    ),
    ...(variables.length === 0 ? [] : [`variables: ${variables.join(', ')}`]),
    ...(bot.defaultUserFriendlyResponse === undefined
      ? []
      : [`user-friendly response ${quote(bot.defaultUserFriendlyResponse)}`]),
    ...(fallbackSkillId === undefined ? [] : [`fallback skill ${quote(fallbackSkillId)}`]),
    ...(fallbackEscalationTime === undefined ? [] : [`fallback after ${seconds(fallbackEscalationTime)} of silence`]),
    ...(platform.transfersRefuseConnections ? ['the Transfer API refuses connections'] : []),
    ...(platform.outcomes.length === 0
      ? []
      : [`the platform answers: ${platform.outcomes.map(tellOutcome).join(', ')}`]),
  ];
}

function tellDialog(dialog: Dialog): string {
  const starts =
    dialog.type === 'fallback' ? 'whatever no other dialog catches' : dialog.patterns.map((p) => quote(p)).join(', ');
  return `dialog ${quote(dialog.name)} on ${starts}: ${dialog.interactions.map(tellInteraction).join(', then ') || 'nothing'}`;
}

function tellInteraction(interaction: Interaction): string {
  switch (interaction.type) {
    case 'text':
      return `says ${quote(interaction.text)}`;
    case 'set-variable':
      return `sets ${interaction.variable} to ${quote(interaction.value)}`;
    case 'integration':
      return `runs integration ${quote(interaction.integration)}${tellFlow(interaction)}`;
    case 'agent-transfer':
      return `transfers to skill ${shown(interaction.agentSkillId)} with the message ${shown(interaction.messageToUser)}${tellFlow(interaction)}`;
  }
}

function tellFlow(interaction: Extract<Interaction, { type: 'integration' | 'agent-transfer' }>): string {
  const rules = (interaction.rules ?? []).map((rule) => `on ${rule.result} ${quote(rule.dialog)}`);
  const next = interaction.nextDialog === undefined ? [] : [`otherwise ${quote(interaction.nextDialog)}`];
  const delay = interaction.interactionDelay ? [`after ${seconds(interaction.interactionDelay)}`] : [];
  const parts = [...delay, ...rules, ...next];
  return parts.length === 0 ? '' : ` (${parts.join(', ')})`;
}

function tellOutcome(outcome: Outcome): string {
  switch (outcome.kind) {
    case 'accept-then-fail':
      return `accept, then fail after ${seconds(outcome.afterMs)}`;
    case 'accept-slowly':
      return `accept slowly (${seconds(outcome.delayMs)})${
        outcome.failsAfterMs === undefined ? '' : `, then fail after ${seconds(outcome.failsAfterMs)}`
      }`;
    case 'error':
      return `error ${outcome.status}`;
    default:
      return outcome.kind;
  }
}

function shown(text: string | undefined): string {
  return text === undefined ? 'left out' : quote(text);
}
