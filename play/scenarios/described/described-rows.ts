/** Which requirements a description has something to say of, and of the others, what it does not say. */
import type { BotDescription } from '../../../protocol/bot-description';
import type { RequirementId } from '../../../requirements/catalogue';
import { describedScenarios } from './described-scenarios';
import type { DeclaredBot } from './template';

const end = 'what follows a later failure (whenFailedLater), and the fourth (userFriendlyResponse) in words of its own';

/** What has to be described for a requirement to be played, as the end of "The description does not say". */
const said: Partial<Readonly<Record<RequirementId, string>>> = {
  'route.integration-transfers': 'of any escalation by an Integration interaction which skill and message it has',
  'route.agent-transfer-transfers': 'of any Agent Transfer interaction which skill and message it has',
  'route.to-agent-or-bot': 'of any escalation whether it passes context to a bot (transferBotContext)',
  'config.agent-id-optional': 'of one escalation which agent it names and of another that it names none (agentId)',
  'skill.literal-number': 'of any escalation which skill and message it has',
  'skill.id-not-truncated': 'of any escalation a skill with a number beyond 32 bits',
  'skill.unknown-id-fails-as-transfer': 'what follows a transfer that is refused (whenRefused)',
  'message.before-transfer': 'of any escalation a message that is a text',
  'message.in-transfer-request': 'of any escalation a message that is a text',
  'message.last-before-transfer': 'of any escalation a message that is a text',
  'message.once': 'of any escalation a message that the bot says nowhere else',
  'message.static-text': 'of any escalation a message without variables and escapes',
  'message.variable': 'of any escalation a message that is one variable',
  'message.mixed': 'of any escalation a message of text and variables',
  'message.newline-escape': 'of any escalation a message with an escaped new line',
  'message.blank-sends-nothing': 'of one escalation BLANK_MESSAGE and of another a text',
  'message.blank-still-transfers': 'of one escalation BLANK_MESSAGE and of another a text',
  'message.blank-keeps-value': 'of one escalation BLANK_MESSAGE and of another a text',
  'agent.gets-it-when-skilled-and-available': 'of any escalation which agent it names (agentId)',
  'agent.unskilled-goes-to-skill': 'of any escalation which agent it names (agentId)',
  'agent.unavailable-goes-to-skill': 'of any escalation which agent it names (agentId)',
  'agent.none-goes-to-skill':
    'that an escalation names no agent (agentId: none), beside one that names one where the bot can name agents',
  'context.passes-message': 'of any escalation that it passes context to a bot (transferBotContext)',
  'context.passes-intent': 'of any escalation that it passes context to a bot, and which intent it has (intentId)',
  'context.off-passes-nothing': 'of one escalation that it passes context to a bot, and of another that it passes none',
  'context.not-for-people': 'of any escalation without an agent that it passes context to a bot (transferBotContext)',
  'immediate.failure-reaches-rule': 'what the bot says when a transfer is refused (whenRefused)',
  'immediate.broken-call-is-failure': 'what the bot says when a transfer is refused (whenRefused)',
  'immediate.bot-keeps-conversation':
    'what follows a transfer that is refused (whenRefused), and what the bot says to words that it does not know (fallback)',
  'deferred.sentinel-reaches-bot': 'what the bot says of its own when a transfer fails later (whenFailedLater)',
  'deferred.caught-dialog-answers': 'what the bot says of its own when a transfer fails later (whenFailedLater)',
  'deferred.uncaught-goes-to-fallback': 'that a transfer that fails later gets the fallback (whenFailedLater)',
  'deferred.uncaught-like-other-texts': 'that a transfer that fails later gets the fallback (whenFailedLater)',
  'deferred.sentinel-hidden': 'what the bot says when a transfer fails later (whenFailedLater)',
  'deferred.one-sentinel-per-failure': 'what the bot says of its own when a transfer fails later (whenFailedLater)',
  'cap.text-on-fourth-failure': `${end}: that Bot Settings hold no response (userFriendlyResponse: none)`,
  'cap.stops-after-fourth-failure': end,
  'cap.user-friendly-response-instead': `${end}: the response of Bot Settings (userFriendlyResponse)`,
  'cap.no-text-before-fourth': `${end}, and that it says a text of its own at each failure`,
  'cap.no-fourth-sentinel': `${end}, and that it says a text of its own at each failure`,
  'cap.success-prevents-text': end,
  'cap.per-conversation': `${end}, and that it says a text of its own at each failure`,
  'delay.postpones-transfer': 'of any Integration interaction a delay (interactionDelay)',
  'delay.agent-transfer-postpones': 'of any Agent Transfer interaction a delay (interactionDelay)',
  'delay.texts-arrive-first':
    'of any escalation texts before the transfer (says) with two seconds of delay for each (interactionDelay)',
  'unasked.transfer': 'what the bot says to words that it does not know (fallback)',
  'unasked.second-transfer': 'of any escalation which skill and message it has',
  'unasked.repeated-text': 'of any escalation a text before the transfer (says) that comes from nowhere else',
  'unasked.other-dialog':
    'what the bot says to words that it does not know (fallback), and a text for something else (says, whenRefused, whenFailedLater)',
  'unasked.cap-text': `${end}, with a message that is a text`,
  'unasked.crossed-conversations': 'what the bot says to words that it does not know (fallback)',
};

const whereListed = /^(agent|context|config|cap)\.|^skill\.unknown-|^route\.to-|^deferred\.one-sentinel-/;

/** Whether a failure counts in a play that was not made for the requirement: what was left out of the description has no say in it. */
export function countsInPassing(id: RequirementId): boolean {
  return said[id] !== undefined && !whereListed.test(id);
}

/** The requirements for which the description says enough. */
export function describedRows(description: BotDescription, declared: DeclaredBot): ReadonlySet<RequirementId> {
  const { capabilities } = declared;
  return new Set(
    describedScenarios(description, declared)
      .filter(({ needs = [] }) => needs.every((need) => capabilities.includes(need)))
      .flatMap(({ exercises }) => exercises),
  );
}

/** Why one of the others is not played, as a sentence. */
export function whyNotDescribed(id: RequirementId): string {
  const what = said[id];
  return what === undefined
    ? 'The description does not say it: this takes a bot that is given a definition.'
    : `The description does not say ${what}.`;
}
