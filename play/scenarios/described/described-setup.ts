/** The bot that a description tells of, in the form in which the rules know bots. It is given to nobody. */
import type { BotDescription } from '../../../protocol/bot-description';
import type { Dialog, Integration, Interaction } from '../../../protocol/types';
import { sentinel, type Outcome, type PlatformSetup, type Setup } from '../../../trace/trace';
import { escalation, text } from '../parts';
import {
  agentOf,
  failedLaterIn,
  firstPhrase,
  listOf,
  phrasesOf,
  playableIn,
  refusalTexts,
  responseIn,
  type PlayableEscalation,
} from './stated';

export interface DescribedParts {
  readonly outcomes?: readonly Outcome[];
  readonly platform?: Partial<PlatformSetup>;
  /** The escalations that the bot has here; all that can be played when left out. */
  readonly only?: readonly PlayableEscalation[];
}

/** No name of the protocol is longer. */
const longestName = 200;

export function describedSetup(
  description: BotDescription,
  { outcomes = [], platform = {}, only }: DescribedParts = {},
): Setup {
  const escalations = only ?? playableIn(description);
  const parts = escalations.map(partsOf);
  const later = failedLaterIn(description);
  const response = responseIn(description);
  const dialogs: Dialog[] = [
    ...parts.flatMap((each) => each.dialogs),
    ...(later?.kind === 'caught' ? [catching(later, escalations, parts)] : []),
    ...(description.fallback === undefined
      ? []
      : [
          {
            name: 'fallback',
            type: 'fallback' as const,
            patterns: [],
            interactions: listOf(description.fallback).map(text),
          },
        ]),
  ];
  const skills = new Map(escalations.map(({ skill, skillName }) => [skill, skillName ?? `skill ${skill}`]));
  return {
    bot: {
      chatBotId: 'described-bot',
      contextVariables: { ...description.variables },
      dialogs,
      ...(typeof response === 'string' ? { defaultUserFriendlyResponse: response } : {}),
    },
    integrations: parts.flatMap((each) => each.integrations),
    // Whether the connector has a fallback skill is not described.
    agentConnector: {},
    platform: {
      skills: [...skills].map(([id, name]) => ({ id, name, heldBy: 'agents' })),
      agents: [],
      outcomes,
      ...platform,
    },
  };
}

interface EscalationParts {
  readonly interaction: Interaction;
  readonly integrations: readonly Integration[];
  readonly dialogs: readonly Dialog[];
}

function partsOf(described: PlayableEscalation): EscalationParts {
  const {
    skill,
    message,
    interaction: route = 'integration',
    interactionDelay,
    transferBotContext,
    intentId,
  } = described;
  const phrase = `${described.number}: ${firstPhrase(described)}`;
  const agentId = agentOf(described);
  const refused = refusalTexts(described);
  const onFailure = named('refused after', phrase);
  const { interaction, integrations } = escalation(route, named('integration of', phrase), {
    skillId: skill,
    message,
    ...(typeof agentId === 'string' ? { agentId } : {}),
    ...(transferBotContext === undefined ? {} : { transferBotContext }),
    ...(interactionDelay === undefined ? {} : { delayMs: interactionDelay }),
    ...(refused === undefined ? {} : { onFailure }),
  });
  return {
    interaction,
    integrations,
    dialogs: [
      {
        name: named('escalation by', phrase),
        type: 'dialog',
        patterns: [...phrasesOf(described)],
        ...(intentId === undefined ? {} : { intentId }),
        interactions: [...listOf(described.says).map(text), interaction],
      },
      ...(refused === undefined
        ? []
        : [{ name: onFailure, type: 'dialog' as const, patterns: [], interactions: refused.map(text) }]),
    ],
  };
}

function catching(
  { says, escalates }: Extract<ReturnType<typeof failedLaterIn>, { kind: 'caught' }>,
  escalations: readonly PlayableEscalation[],
  parts: readonly EscalationParts[],
): Dialog {
  const again = escalates === undefined ? -1 : escalations.findIndex((each) => phrasesOf(each).includes(escalates));
  const interaction = parts[again]?.interaction;
  return {
    name: 'a transfer failed later',
    type: 'dialog',
    patterns: [sentinel],
    interactions: [...says.map(text), ...(interaction ? [interaction] : [])],
  };
}

function named(what: string, phrase: string): string {
  return `${what} ${phrase}`.slice(0, longestName);
}
