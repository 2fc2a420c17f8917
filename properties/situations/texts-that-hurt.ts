/** Each text at which software goes wrong, once in each place that holds a text. */
import * as fc from 'fast-check';
import type { Dialog } from '../../protocol/types';
import { escalation, settleMs } from '../../play/scenarios/parts';
import type { Step } from '../../play/scenarios/scenario';
import { blankMessage, sentinel, type Setup } from '../../trace/trace';
import { numericSkillId } from '../generated-skill-ids';
import { hurtfulNewLines, hurtfulTexts } from '../hurtful-texts';
import { ask, says, setupFrom, someChannel } from '../pieces';
import { candidatesFrom, type Generated, type Property, type TargetFacts } from '../property';

/** Every place that holds a text; a case puts another text into each. */
const places = [
  'dialog text',
  'dialog text with a variable',
  'message of an integration',
  'message of an Agent Transfer',
  'variable in a message',
  'value that is set',
  "consumer's words",
  'user-friendly response',
  'Fallback dialog',
  'dialog of a failure rule',
  'dialog that catches failures',
  'intent',
] as const;

type Place = (typeof places)[number];

const named = Object.entries(hurtfulTexts);

/** Names of dialogs, intents and the like are at most this long by the protocol. */
const longestName = 200;

/** A value as long as this still has room for words around it. */
const longestMixed = 19_900;

/** The texts of one case, by place: over all cases each text stands once in each place. */
function textsOf(place: number): Readonly<Record<Place, readonly [name: string, text: string]>> {
  const at = (offset: number) => named[(place + offset) % named.length] ?? ['', '?'];
  return Object.fromEntries(places.map((name, index) => [name, at(index)])) as Record<Place, [string, string]>;
}

/** Texts, and after them the new lines, which only a message has. */
const cases = named.length + Object.keys(hurtfulNewLines).length;

const firstAsked = 'the first matter';
const secondAsked = 'the second matter';
const uncaught = 'nothing that any dialog catches';

export const textsThatHurt: Property = {
  name: 'texts-that-hurt',
  weight: 2.5,
  promise: 'a text of any length, script and look arrives as it is configured, in every place that holds one',
  exercises: [
    'message.static-text',
    'message.mixed',
    'message.variable',
    'message.newline-escape',
    'message.before-transfer',
    'immediate.failure-reaches-rule',
    'deferred.caught-dialog-answers',
    'cap.user-friendly-response-instead',
  ],
  listed: () => cases,
  candidates: (targetFacts, place) =>
    candidatesFrom(
      fc.record({
        channel: someChannel(targetFacts),
        ids: fc.uniqueArray(numericSkillId, { minLength: 3, maxLength: 3 }),
      }),
      ({ channel, ids }) => situationOf(Number(place ?? 0), channel, ids, targetFacts),
    ),
};

function situationOf(
  place: number,
  channel: Generated['channel'],
  [first = '1', second = '2', third = '3']: readonly string[],
  { capabilities }: TargetFacts,
): Generated {
  const texts = textsOf(place % named.length);
  const text = (name: Place) => texts[name][1];
  const newLine = Object.entries(hurtfulNewLines)[place - named.length];
  const toBot = capabilities.includes('bot-to-bot');
  const intentId = text('intent').slice(0, longestName);
  const refused = escalation('integration', 'first', {
    skillId: first,
    // A message would be waited for where the platform refuses the call.
    message: blankMessage,
    onFailure: 'sorry',
  });
  const later = escalation('agent-transfer', 'second', {
    skillId: second,
    message: newLine?.[1] ?? text('message of an Agent Transfer'),
  });
  const mixed = escalation('integration', 'third', {
    skillId: third,
    // With words around it the longest would be longer than the protocol allows.
    message: text('value that is set').length > longestMixed ? '{$botContext.late}' : 'Dear {$botContext.late}.',
    ...(toBot ? { transferBotContext: true } : {}),
  });
  const plain = escalation('integration', 'fifth', {
    skillId: second,
    message: newLine?.[1] ?? text('message of an integration'),
  });
  const whole = escalation('agent-transfer', 'fourth', { skillId: third, message: '{$botContext.value}' });
  const speaks = (name: string, patterns: string[], ...said: string[]): Dialog => ({
    name,
    type: 'dialog',
    patterns,
    interactions: said.map((each) => ({ type: 'text', text: each })),
  });
  const main: Setup = {
    ...setupFrom({
      escalations: [],
      dialogs: [
        {
          name: 'first',
          type: 'dialog',
          patterns: [firstAsked],
          interactions: [
            { type: 'text', text: text('dialog text') },
            { type: 'text', text: '{$botContext.shown}' },
            refused.interaction,
          ],
        },
        { name: 'second', type: 'dialog', patterns: [secondAsked], interactions: [later.interaction] },
        {
          name: 'third',
          type: 'dialog',
          patterns: [text("consumer's words")],
          intentId,
          interactions: [
            { type: 'set-variable', variable: 'late', value: text('value that is set') },
            mixed.interaction,
          ],
        },
        speaks('sorry', ['pattern of sorry'], text('dialog of a failure rule')),
        speaks('caught', [sentinel], text('dialog that catches failures')),
        { ...speaks('fallback', [], text('Fallback dialog')), type: 'fallback' },
      ],
      variables: {
        shown: text('dialog text with a variable'),
        late: 'not yet',
      },
      platform: {
        skills: [
          { id: first, name: 'first', heldBy: 'agents' },
          { id: second, name: 'second', heldBy: 'agents' },
          { id: third, name: 'third', heldBy: toBot ? 'bot' : 'agents' },
        ],
        outcomes: [
          { kind: 'error', status: 503 },
          { kind: 'accept-then-fail', afterMs: 1_000 },
        ],
      },
    }),
    integrations: [...refused.integrations, ...mixed.integrations],
  };
  const again = (name: string, pattern: string) => ({
    name,
    type: 'dialog' as const,
    patterns: [pattern],
    interactions: [later.interaction],
  });
  const capped = setupFrom({
    escalations: [],
    dialogs: [again('asked', ask), again('caught', sentinel)],
    skillIds: [second],
    bot: { chatBotId: 'capped-bot', defaultUserFriendlyResponse: text('user-friendly response') },
    platform: { outcomes: Array.from({ length: 4 }, () => ({ kind: 'accept-then-fail' as const, afterMs: 1_000 })) },
  });
  const variable = setupFrom({
    escalations: [],
    dialogs: [{ name: 'asked', type: 'dialog', patterns: [ask], interactions: [whole.interaction] }],
    variables: { value: text('variable in a message') },
    skillIds: [third],
    bot: { chatBotId: 'variable-bot' },
  });
  const integrated: Setup = {
    ...setupFrom({
      escalations: [],
      dialogs: [{ name: 'asked', type: 'dialog', patterns: [ask], interactions: [plain.interaction] }],
      skillIds: [second],
      bot: { chatBotId: 'integrated-bot' },
    }),
    integrations: plain.integrations,
  };
  const steps: Step[] = [
    ...says(firstAsked, 'main', settleMs),
    ...says(uncaught),
    ...says(secondAsked, 'main', settleMs),
    ...says(text("consumer's words")),
    ...says(ask, 'variable'),
    ...says(ask, 'integrated'),
    ...says(ask, 'capped', 5 * settleMs),
  ];
  return {
    channel,
    situation: { conversations: { main, capped, variable, integrated }, steps },
    marks:
      newLine === undefined
        ? places.map((name) => `${name}: ${texts[name][0]}`)
        : [`message of an integration: ${newLine[0]}`, `message of an Agent Transfer: ${newLine[0]}`],
  };
}
