/** Which requirements an escalation of a described bot exercises when its transfer is accepted, by what is said of it. */
import type { BotDescription } from '../../../protocol/bot-description';
import type { RequirementId } from '../../../requirements/catalogue';
import { textPaceMs } from '../../../trace/pace';
import { fill, unescapeNewLines } from '../../../trace/templates';
import { capText, defaultTransferMessage } from '../../../trace/trace';
import {
  agentOf,
  filled,
  firstPhrase,
  isBlank,
  listOf,
  phrasesOf,
  templatesIn,
  type PlayableEscalation,
} from './stated';
import type { DeclaredBot } from './template';

/** The largest number that fits into 32 bits with a sign. */
const largest32Bits = 2_147_483_647n;

/** At the recommended pace the longest documented delay serves no more. */
const mostTexts = 5;

/** Of the transfer itself: its route, its skill, its message. Of BLANK_MESSAGE there is more to see beside a text. */
export function transferRows(escalation: PlayableEscalation, description: BotDescription): readonly RequirementId[] {
  return [...routeRows(escalation), ...skillRows(escalation), ...messageRows(escalation, description)];
}

/** What a request shows whatever came of another one before it. */
export function askedRows(escalation: PlayableEscalation): readonly RequirementId[] {
  return [
    ...routeRows(escalation),
    ...skillRows(escalation),
    ...(isBlank(escalation) ? [] : (['message.in-transfer-request'] as const)),
  ];
}

/** Those of a transfer, and what is seen where nothing else is asked for. */
export function acceptedRows(
  escalation: PlayableEscalation,
  description: BotDescription,
  declared: DeclaredBot,
): readonly RequirementId[] {
  return [
    ...transferRows(escalation, description),
    ...delayRows(escalation),
    ...(typeof agentOf(escalation) === 'string' ? [] : (['unasked.second-transfer'] as const)),
    ...(hasTextOfItsOwn(escalation, description, declared) ? (['unasked.repeated-text'] as const) : []),
  ];
}

function routeRows(escalation: PlayableEscalation): readonly RequirementId[] {
  if (isBlank(escalation)) return [];
  return escalation.interaction === 'agent-transfer'
    ? ['route.agent-transfer-transfers']
    : ['route.integration-transfers'];
}

function skillRows({ skill }: PlayableEscalation): readonly RequirementId[] {
  return ['skill.literal-number', ...(BigInt(skill) > largest32Bits ? (['skill.id-not-truncated'] as const) : [])];
}

function messageRows(escalation: PlayableEscalation, description: BotDescription): readonly RequirementId[] {
  if (isBlank(escalation)) return [];
  const { message } = escalation;
  const { names } = fill(message, new Map());
  const around = message.replace(/\{\$botContext\.[\w-]+\}/g, '');
  const read = unescapeNewLines(filled(message, description) ?? '');
  const isAlsoAText = templatesIn(description).some(
    ({ path, template }) =>
      path.at(-1) !== 'message' &&
      [template, filled(template, description)].some((each) => each === read || each === message),
  );
  return [
    'message.before-transfer',
    'message.last-before-transfer',
    'message.in-transfer-request',
    ...(isAlsoAText ? [] : (['message.once'] as const)),
    ...(names.length === 0 && !message.includes('\\') ? (['message.static-text'] as const) : []),
    ...(names.length === 1 && around === '' ? (['message.variable'] as const) : []),
    ...(names.length > 0 && around.trim() !== '' ? (['message.mixed'] as const) : []),
    ...(hasNewLines(message) ? (['message.newline-escape'] as const) : []),
  ];
}

/** Whether new lines are escaped in it, and nothing else is. */
function hasNewLines(message: string): boolean {
  const escapes = message.match(/\\+.?/gsu) ?? [];
  return escapes.length > 0 && escapes.every((escape) => /^\\{1,3}n$/.test(escape));
}

function delayRows({ interaction, interactionDelay = 0, says }: PlayableEscalation): readonly RequirementId[] {
  if (interactionDelay === 0) return [];
  const texts = listOf(says).length;
  return [
    interaction === 'agent-transfer' ? 'delay.agent-transfer-postpones' : 'delay.postpones-transfer',
    ...(texts > 0 && texts <= mostTexts && interactionDelay >= texts * textPaceMs
      ? (['delay.texts-arrive-first'] as const)
      : []),
  ];
}

/** Whether a text before the transfer can come from nowhere else: how often it comes shows how often its dialog ran. */
export function hasTextOfItsOwn(
  escalation: PlayableEscalation,
  description: BotDescription,
  { fallbackMessage }: DeclaredBot,
): boolean {
  const index = escalation.number - 1;
  const { fallback, userFriendlyResponse, variables = {} } = description;
  const elsewhere = [
    ...templatesIn(description)
      .filter(({ path }) => path[1] !== index || path[2] !== 'says')
      .map(({ template }) => template),
    ...[capText, defaultTransferMessage, fallbackMessage, ...listOf(fallback), userFriendlyResponse ?? ''],
  ].flatMap((each) => [each, unescapeNewLines(each), filled(each, description)]);
  const around = [...Object.values(variables), ...description.escalations.flatMap(phrasesOf), firstPhrase(escalation)];
  return listOf(escalation.says).some((each) => {
    const said = filled(each, description) ?? each;
    return !elsewhere.includes(said) && !around.some((other) => other.includes(said));
  });
}
