/** What the configuration rules ask of a trace: one conversation that lacks something, and its twin that has it. */
import type { AgentTransferInteraction, Integration } from '../../../protocol/types';
import { carriesMessage } from '../../../trace/carries-message';
import { oncePerTrace } from '../../../trace/once-per-trace';
import { isKind, type Event, type Setup, type Trace } from '../../../trace/trace';
import { fill, numericKind } from '../../../trace/templates';
import { eventsOf } from '../../../trace/pick-events';
import type { Escalation } from '../../../trace/turn';
import { escalationsOf } from '../../../trace/turns';
import { transferIsDue } from '../transfer-due';

export type Declared = Integration | AgentTransferInteraction;

/** Everything in a setup that declares an escalation: integrations in use, and Agent Transfer interactions. */
export function declaredIn(setup: Setup): Declared[] {
  const interactions = setup.bot.dialogs.flatMap((dialog) => dialog.interactions);
  const used = interactions.flatMap((each) => (each.type === 'integration' ? [each.integration] : []));
  return [
    ...setup.integrations.filter((integration) => used.includes(integration.integrationName)),
    ...interactions.flatMap((each) => (each.type === 'agent-transfer' ? [each] : [])),
  ];
}

/** A conversation whose setup declares some escalation. */
interface Declaring {
  readonly name: string;
  readonly setup: Setup;
  readonly declared: readonly Declared[];
}

const declaredByAll = oncePerTrace((trace): readonly Declaring[] =>
  Object.entries(trace.conversations)
    .map(([name, setup]) => ({ name, setup, declared: declaredIn(setup) }))
    .filter(({ declared }) => declared.length > 0),
);

export interface ConversationPair {
  readonly without: string;
  readonly with: string;
}

export type Setting = 'message' | 'skill';

/**
 * Pairs of conversations of which one declares only escalations that `lack` something, or some of them, and have the
 * settings that escalations `need` otherwise, and the other none that lacks it; best one whose escalation was seen.
 */
export function pairsBy(
  trace: Trace,
  lacks: (declared: Declared) => boolean,
  need: readonly Setting[],
  howMany: 'every' | 'some' = 'every',
): ConversationPair[] {
  const declaring = declaredByAll(trace);
  // A twin is another conversation.
  if (declaring.length < 2) return [];
  const hasAll = ({ declared, setup }: Declaring) =>
    declared.every((each) => need.every((setting) => has(setting, each, setup)));
  const withouts = declaring.filter((each) => each.declared[howMany](lacks) && hasAll(each));
  const having = declaring.filter(({ declared }) => !declared.some(lacks));
  const twin = having.find(({ name }) => configuredRequest(trace, name)) ?? having[0];
  return twin ? withouts.map(({ name }) => ({ without: name, with: twin.name })) : [];
}

/** Whether a declared escalation has a setting, beyond doubt, from the start of the conversation. */
function has(setting: Setting, declared: Declared, { bot }: Setup): boolean {
  if (setting === 'message') {
    return declared.messageToUser === undefined ? 'type' in declared : declared.messageToUser !== '';
  }
  const { value } = fill(declared.agentSkillId ?? '', new Map(Object.entries(bot.contextVariables)));
  return numericKind(value) === 'numeric';
}

/** The first escalation of a conversation that leaves no doubt that it is to request a transfer. */
export function firstAttempt(trace: Trace, conversation: string): Escalation | undefined {
  return escalationsOf(trace).find((each) => each.turn.conversation === conversation && transferIsDue(each));
}

/** The refusal of a conversation's configuration, if it was refused. */
export function refusalOf(trace: Trace, conversation: string): Event<'configuration-refused'> | undefined {
  return eventsOf(trace, conversation).find(isKind('configuration-refused'));
}

/** The first transfer request of a conversation that asks for what is configured there: its skill, its message. */
export function configuredRequest(trace: Trace, conversation: string): Event<'transfer-requested'> | undefined {
  const escalations = escalationsOf(trace).filter(({ turn }) => turn.conversation === conversation);
  return escalations.find(
    ({ message, request, skill, turn }) =>
      request?.skillId === skill.value && carriesMessage(request, message.value, turn.events),
  )?.request;
}
