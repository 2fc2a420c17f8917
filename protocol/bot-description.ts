/**
 * What the owner of a bot says that takes no definition: which phrases escalate, and what it does then. Validation, the types
 * and the published JSON Schema come from here. What is left out is not known, and so it is not played.
 */
import { z } from 'zod';

/** More than these say nothing more, and each is played. */
const mostEscalations = 10;
const mostPhrases = 10;
const mostTexts = 10;

const text = z.string().max(20_000).regex(/\S/, 'a text that is not empty');

const texts = z.union(
  [text, z.array(text).min(1).max(mostTexts)],
  `a text, or a list of at most ${mostTexts} texts, none of them empty`,
);

const phrase = z.string().max(2_000).regex(/\S/, 'words that a consumer can say');

const variableName = z.string().regex(/^[A-Za-z0-9_-]{1,200}$/, 'a name of letters, digits, "-" and "_"');

export const DescribedEscalation = z
  .strictObject({
    phrases: z
      .union([phrase, z.array(phrase).min(1).max(mostPhrases)], `words, or a list of at most ${mostPhrases} of them`)
      .describe('What the consumer says to get the escalation, character by character. Each is played.'),
    skill: z
      .string('the number of the skill in quotes, such as "3402109730"')
      .regex(/^[1-9][0-9]{0,17}$/, 'the number of the skill in quotes, such as "3402109730"')
      .optional()
      .describe('The skill that the transfer asks for. In quotes: a long number would lose digits.'),
    skillName: text
      .max(200, 'at most 200 characters')
      .optional()
      .describe(
        'The name of that skill, letter by letter. A bot behind a custom endpoint says by it where the conversation goes; there the number may be left out.',
      ),
    message: text
      .optional()
      .describe(
        'Message to User, as it is configured: a new line as \\\\n, a variable as {$botContext.name}, or BLANK_MESSAGE for none.',
      ),
    interaction: z
      .enum(['integration', 'agent-transfer'])
      .optional()
      .describe('Which interaction escalates. Left out: integration.'),
    says: texts.optional().describe('Texts that the bot says before the transfer, in order.'),
    interactionDelay: z
      .int()
      .min(0)
      .max(120_000)
      .optional()
      .describe('Milliseconds that the bot waits before the transfer.'),
    agentId: text
      .max(200, 'at most 200 characters')
      .optional()
      .describe('The agent whom the transfer names; none: it names no agent.'),
    transferBotContext: z
      .boolean()
      .optional()
      .describe('Whether intent or message are passed on where another bot has the skill.'),
    intentId: text.max(200, 'at most 200 characters').optional().describe('The intent of these phrases.'),
    whenRefused: z
      .union([z.literal('nothing'), texts], 'a text, a list of texts, or "nothing"')
      .optional()
      .describe('What the bot says when the transfer is refused or its call breaks; nothing: it says nothing.'),
  })
  .describe('An escalation. It is played where its skill and its message are said.');

export const AfterFailure = z
  .strictObject({
    says: texts.optional().describe('What it says.'),
    escalates: phrase.describe('It escalates again by itself, as it does after this phrase.'),
  })
  .describe('What the bot does by itself.');

export const BotDescription = z.strictObject({
  $schema: z.string().max(1_000).optional().describe('Where this schema is, for an editor.'),
  escalations: z
    .array(DescribedEscalation)
    .min(1)
    .max(mostEscalations)
    .describe('What the bot hands over, and how. All but the phrases may be left out.'),
  whenFailedLater: z
    .union(
      [z.literal(['nothing', 'fallback']), texts, AfterFailure],
      'a text, a list of texts, "nothing", "fallback", or "escalates" with a phrase and, if it says something, "says"',
    )
    .optional()
    .describe(
      'What the bot says when a transfer that was accepted fails later, when it hears __agent_escalation_failed__; nothing: ' +
        'it says nothing; fallback: what it says to words that it does not know.',
    ),
  fallback: texts.optional().describe('What the bot says to words that it does not know.'),
  userFriendlyResponse: text
    .optional()
    .describe(
      'What the consumer reads after the fourth failure, where Bot Settings hold a default user-friendly response; none: they hold none.',
    ),
  variables: z
    .record(variableName, z.string().max(20_000))
    .optional()
    .describe('The value of each variable that a text or message above names.'),
});

export type BotDescription = z.infer<typeof BotDescription>;
export type DescribedEscalation = z.infer<typeof DescribedEscalation>;
