import { quote } from '../../trace/render-event';
import type { Turn } from '../../trace/turn';

/**
 * Whose skill id was taken in place of the configured one, as words in brackets, where the configuration of the same conversation
 * has it elsewhere: what was mixed up leads to why. {@link differenceOf} passes over it.
 */
export function whoseSkill({ setup }: Pick<Turn, 'setup'>, id: string): string {
  const { agentConnector, bot, integrations } = setup;
  const integration = integrations.find(({ agentSkillId }) => agentSkillId === id);
  if (integration) return ` (that of the integration ${quote(integration.integrationName)})`;
  const dialog = bot.dialogs.find(({ interactions }) =>
    interactions.some((each) => each.type === 'agent-transfer' && each.agentSkillId === id),
  );
  if (dialog) return ` (that of the dialog ${quote(dialog.name)})`;
  return agentConnector.fallbackSkillId === id ? ' (that of the fallback skill)' : '';
}
