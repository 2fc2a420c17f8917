/** What a description says, in the forms in which the templates want it. */
import type { BotDescription, DescribedEscalation } from '../../../protocol/bot-description';
import { fill } from '../../../trace/templates';
import { blankMessage } from '../../../trace/trace';

/** An escalation of which enough is said to play it. */
export interface PlayableEscalation extends DescribedEscalation {
  /** Position among all that are described, from 1. */
  readonly number: number;
  readonly skill: string;
  readonly message: string;
}

export function listOf(said: string | readonly string[] | undefined): readonly string[] {
  return said === undefined ? [] : typeof said === 'string' ? [said] : said;
}

export function phrasesOf({ phrases }: DescribedEscalation): readonly string[] {
  return listOf(phrases);
}

/** The phrase by which an escalation is called. */
export function firstPhrase(escalation: DescribedEscalation): string {
  return phrasesOf(escalation)[0] ?? '';
}

export function playableIn({ escalations }: BotDescription): readonly PlayableEscalation[] {
  return escalations.flatMap((each, index) => {
    const { skill, message } = each;
    return skill === undefined || message === undefined ? [] : [{ ...each, number: index + 1, skill, message }];
  });
}

/** What is missing of an escalation that cannot be played, in words. */
export function missingOf({ skill, message }: DescribedEscalation): readonly string[] {
  return [...(skill === undefined ? ['skill'] : []), ...(message === undefined ? ['message'] : [])];
}

/** What the bot says when a transfer is refused; none: it says nothing. Undefined: nobody says. */
export function refusalTexts({ whenRefused }: DescribedEscalation): readonly string[] | undefined {
  return whenRefused === undefined ? undefined : whenRefused === 'nothing' ? [] : listOf(whenRefused);
}

/** What comes of a transfer that fails later. Undefined: nobody says. */
export type FailedLater =
  | { readonly kind: 'fallback' }
  | { readonly kind: 'caught'; readonly says: readonly string[]; readonly escalates?: string };

export function failedLaterIn({ whenFailedLater: said }: BotDescription): FailedLater | undefined {
  if (said === undefined) return undefined;
  if (said === 'fallback') return { kind: 'fallback' };
  if (said === 'nothing') return { kind: 'caught', says: [] };
  if (typeof said === 'string' || Array.isArray(said)) return { kind: 'caught', says: listOf(said) };
  return { kind: 'caught', says: listOf(said.says), escalates: said.escalates };
}

export function isBlank({ message }: PlayableEscalation): boolean {
  return message === blankMessage;
}

/** The agent whom it names; null: it names none. Undefined: nobody says. */
export function agentOf({ agentId }: DescribedEscalation): string | null | undefined {
  return agentId === 'none' ? null : agentId;
}

/** What a bot of LivePerson's says to words that it does not know, where nobody says another text: the vendor's own. */
const builtInFallback = 'Not able to understand your question. Can you please re-phrase it?';

/** What the bot says to words that it does not know; of several texts the first. */
export function fallbackIn(description: BotDescription | undefined): string {
  return listOf(description?.fallback)[0] ?? builtInFallback;
}

/** The set response; null: none is set. Undefined: nobody says. */
export function responseIn({ userFriendlyResponse: said }: BotDescription): string | null | undefined {
  return said === 'none' ? null : said;
}

/** The text with the values that are described; undefined where it holds what nobody says. */
export function filled(template: string, { variables = {} }: BotDescription): string | undefined {
  const { value, unset } = fill(template, new Map(Object.entries(variables)));
  return unset.length === 0 ? value : undefined;
}

/** Every text and message that the description has, with where it stands. */
export function templatesIn(
  description: BotDescription,
): readonly { readonly path: readonly (string | number)[]; readonly template: string }[] {
  const { escalations, fallback, userFriendlyResponse, whenFailedLater } = description;
  const at = (path: readonly (string | number)[], said: string | readonly string[] | undefined) =>
    typeof said === 'string'
      ? [{ path, template: said }]
      : (said ?? []).map((template, index) => ({ path: [...path, index], template }));
  return [
    ...escalations.flatMap(({ message, says, whenRefused }, index) => [
      ...at(['escalations', index, 'message'], message),
      ...at(['escalations', index, 'says'], says),
      ...at(['escalations', index, 'whenRefused'], whenRefused),
    ]),
    ...(typeof whenFailedLater === 'object' && !Array.isArray(whenFailedLater)
      ? at(['whenFailedLater', 'says'], whenFailedLater.says)
      : at(['whenFailedLater'], whenFailedLater)),
    ...at(['fallback'], fallback),
    ...at(['userFriendlyResponse'], userFriendlyResponse),
  ];
}
