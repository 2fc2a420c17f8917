/** What an escalation is configured with, whether it reaches the platform, and how it ended. */
import type { AgentTransferInteraction, IntegrationInteraction } from '../protocol/types';
import { fill, numericKind, unescapeNewLines } from './templates';
import { blankMessage, defaultTransferMessage, type Setup } from './trace';
import type { Escalation, Turn } from './turn';
import { endOf } from './what-happened';

/** Whether an escalation reaches the platform, as far as the documents and the setup tell. */
export type Reach =
  /** It calls the Transfer API, and the platform sees the call. */
  | { readonly kind: 'called' }
  /** Nothing that the platform could see comes of it. */
  | { readonly kind: 'unseen'; readonly because: 'line feed' | 'no number' | 'connection refused' }
  /** Whether it calls, or whether that would be seen, nobody can tell. */
  | {
      readonly kind: 'undocumented';
      readonly because: 'unclear number' | 'connection refused' | 'line feed' | 'unclear message';
    };

export function reachOf({ message, route, skill, turn }: Escalation): Reach {
  // That a line feed makes it fail, the documents say of integrations alone.
  if (message.lineBreak === 'line feed' && route === 'integration') return { kind: 'unseen', because: 'line feed' };
  if (skill.numeric === 'not-numeric') return { kind: 'unseen', because: 'no number' };
  if (skill.numeric === 'grey') return { kind: 'undocumented', because: 'unclear number' };
  const isClear = message.lineBreak === 'none' && !message.missing && !message.unset && message.value.trim() !== '';
  if (turn.setup.platform.transfersRefuseConnections) {
    return { kind: isClear ? 'unseen' : 'undocumented', because: 'connection refused' };
  }
  if (isClear) return { kind: 'called' };
  return { kind: 'undocumented', because: message.lineBreak === 'line feed' ? 'line feed' : 'unclear message' };
}

/** Whether the platform took its request and was to answer it never. */
export function wasLeftUnanswered({ answer, request, resultIsOpen, turn }: Escalation): boolean {
  if (!request || answer || resultIsOpen) return false;
  return turn.setup.platform.outcomes[request.attempt - 1]?.kind === 'no-answer';
}

/** How the interaction ended, as far as the documents and the trace settle it. */
export function resultOf(escalation: Escalation): 'success' | 'failure' | 'unknown' {
  const reach = reachOf(escalation);
  if (reach.kind === 'unseen' && reach.because === 'line feed') return 'failure';
  if (reach.kind !== 'called' && reach.because === 'connection refused') return 'failure';
  const { kind } = endOf(escalation.answer);
  // What a good status with a body that is not JSON means is not documented.
  if (kind === 'no answer' || kind === 'not JSON') return 'unknown';
  return kind === 'accepted' ? 'success' : 'failure';
}

/** The escalation that this interaction asks for, as the configuration and the variables have it. */
export function escalationFrom(
  turn: Turn,
  interaction: IntegrationInteraction | AgentTransferInteraction,
  variables: ReadonlyMap<string, string>,
  dueAfterMs: number,
): Escalation {
  const integration = integrationOf(turn.setup, interaction);
  const declared = interaction.type === 'integration' ? integration : interaction;
  const skillTemplate = declared?.agentSkillId;
  const skill = fill(skillTemplate ?? '', variables);
  // Such an integration may fail on the line feed as well, and then nobody is told anything.
  const failsOnLineFeed = interaction.type === 'integration' && lineBreakOf(skill, variables) !== 'none';
  const messageTemplate =
    declared?.messageToUser ?? (interaction.type === 'agent-transfer' ? defaultTransferMessage : undefined);
  const message = fill(messageTemplate ?? '', variables);
  const lineBreak = lineBreakOf(message, variables);
  return {
    kind: 'escalation',
    turn,
    route: interaction.type,
    interaction,
    ...(integration ? { integration } : {}),
    skill: {
      template: skillTemplate,
      value: skill.value,
      numeric: skill.unset.length > 0 ? 'not-numeric' : failsOnLineFeed ? 'grey' : numericKind(skill.value),
      byVariable: skill.names.length > 0,
      unset: skill.unset.length > 0,
    },
    message: {
      template: messageTemplate,
      value: unescapeNewLines(message.value),
      missing: (messageTemplate ?? '') === '',
      blank: messageTemplate === blankMessage,
      names: message.names,
      unset: message.unset.length > 0,
      settled:
        messageTemplate === blankMessage ||
        (message.unset.length === 0 && lineBreak !== 'carriage return' && !resemblesBlank(message.value)),
      lineBreak,
    },
    agentId: declared?.agentId,
    transferBotContext: declared?.transferBotContext ?? false,
    delayMs: interaction.interactionDelay ?? 0,
    dueAfterMs,
    request: undefined,
    answer: undefined,
    resultIsOpen: false,
  };
}

/** Whether the variables that a setting names bring a line break with them. */
function lineBreakOf(
  { names }: { readonly names: readonly string[] },
  variables: ReadonlyMap<string, string>,
): Escalation['message']['lineBreak'] {
  const has = (sign: string) => names.some((name) => variables.get(name)?.includes(sign));
  if (has('\n')) return 'line feed';
  return has('\r') ? 'carriage return' : 'none';
}

/** Nothing to read, or something like BLANK_MESSAGE: what becomes of it is observed, never judged. */
function resemblesBlank(message: string): boolean {
  return message.trim() === '' || message.toUpperCase().includes(blankMessage);
}

function integrationOf(setup: Setup, interaction: IntegrationInteraction | AgentTransferInteraction) {
  return interaction.type === 'integration'
    ? setup.integrations.find((each) => each.integrationName === interaction.integration)
    : undefined;
}
