/** The transfer request that an escalation leads to, with the requirement that each of its values follows from. */
import type { RequirementId } from '../../requirements/catalogue';
import { blankMessage, type Setup } from '../../trace/trace';
import type { Requests } from './prediction';
import { declaredBy, type EscalationInteraction } from './settings';
import type { AttemptCause } from './conversation-model';

/** Skill and message of an escalation, as they are configured and with their variables replaced. */
export interface AskedTransfer {
  readonly skill: string;
  readonly skillTemplate: string;
  readonly message: string;
  readonly template: string;
}

export function requestFor(
  setup: Setup,
  interaction: EscalationInteraction,
  asked: AskedTransfer,
  cause: AttemptCause,
): Requests {
  const { platform } = setup;
  const declared = declaredBy(setup, interaction);
  const route = interaction.type === 'integration' ? 'route.integration-transfers' : 'route.agent-transfer-transfers';
  const blank = asked.template === blankMessage;
  const skill = platform.skills.find(({ id }) => id === asked.skill);
  const agentId = declared?.agentId;
  const agent = platform.agents.find(({ id }) => id === agentId);
  const available = platform.agents.filter(({ available }) => available).map(({ id }) => id);
  const free = agent?.available === true && agent.skillIds.includes(asked.skill) && skill?.heldBy === 'agents';
  const passes = declared?.transferBotContext === true && skill?.heldBy === 'bot' && cause.userMessage !== undefined;
  const off = declared?.transferBotContext !== true && skill?.heldBy === 'bot';
  return {
    kind: 'requests',
    requirement:
      cause.transfers ??
      (blank ? 'message.blank-still-transfers' : skill?.heldBy === 'bot' ? 'route.to-agent-or-bot' : route),
    skill: { value: asked.skill, requirement: skillRequirement(asked.skillTemplate, asked.skill) },
    message: {
      value: asked.message,
      requirement: messageRequirement(asked.template, declared?.messageToUser === undefined),
    },
    ...(free && agentId !== undefined
      ? { agent: { value: agentId, requirement: 'agent.gets-it-when-skilled-and-available' as const } }
      : {}),
    ...(agentId === undefined && available.length > 0
      ? { notAgents: { ids: available, requirement: 'agent.none-goes-to-skill' as const } }
      : {}),
    ...(passes && cause.intentId !== undefined
      ? { intent: { value: cause.intentId, requirement: 'context.passes-intent' as const } }
      : {}),
    ...(passes ? { userMessage: { value: cause.userMessage, requirement: 'context.passes-message' as const } } : {}),
    ...(off ? { noContext: 'context.off-passes-nothing' as const } : {}),
    ...(cause.delayedMs > 0 ? { notBefore: { ms: cause.delayedMs, requirement: delayRequirement(interaction) } } : {}),
  };
}

/** The page has the delay for the Integration interaction, a page that it links to for the Agent Transfer. */
export function delayRequirement({ type }: EscalationInteraction): RequirementId {
  return type === 'integration' ? 'delay.postpones-transfer' : 'delay.agent-transfer-postpones';
}

const largest32Bits = 2_147_483_647n;

function skillRequirement(template: string, value: string): RequirementId {
  if (template !== value) return 'skill.variable-at-attempt';
  return BigInt(value) > largest32Bits ? 'skill.id-not-truncated' : 'skill.literal-number';
}

function messageRequirement(template: string, byDefault: boolean): RequirementId {
  if (byDefault) return 'config.default-interaction-message';
  if (template === blankMessage) return 'message.blank-keeps-value';
  if (/\\+n/.test(template)) return 'message.newline-escape';
  if (/^\{\$botContext\.[^{}]+\}$/.test(template)) return 'message.variable';
  return template.includes('{$botContext.') ? 'message.mixed' : 'message.static-text';
}
