import { BotDescription } from '../../../protocol/bot-description';
import { expect, test } from '../../../quality/testing/test';
import { sentinel } from '../../../trace/trace';
import { contradictionsIn } from './contradictions';

const plain = { phrases: 'agent please', skill: '77', message: 'One moment.' };

function told(more: object, escalations: readonly object[] = [plain]): string[] {
  const description = BotDescription.parse({ escalations, ...more });
  return contradictionsIn(description).map(({ path, why }) => `${path.join('.')}: ${why}`);
}

test('a plain description has nothing against it', () => {
  expect(told({ whenFailedLater: 'Sorry.', fallback: 'Pardon?', userFriendlyResponse: 'none' })).toEqual([]);
});

const wrong: readonly (readonly [string, object, readonly object[], string])[] = [
  [
    'the same phrase twice',
    {},
    [plain, plain],
    'escalations.1.phrases: expected each phrase once, seen "agent please", which escalations[0] has',
  ],
  [
    'a phrase of the platform',
    {},
    [{ ...plain, phrases: ['a', sentinel] }],
    `escalations.0.phrases.1: expected what a consumer says, seen "${sentinel}", which the platform says to the bot`,
  ],
  [
    'a variable without a value',
    {},
    [{ ...plain, message: 'Hold on, {$botContext.name}' }],
    'escalations.0.message: expected a value for each variable, and "variables" says none for "name"',
  ],
  [
    'another placeholder',
    { fallback: ['Oh', '{$env.x}'] },
    [plain],
    'fallback.1: expected no placeholder but {$botContext.…}, seen "{$env.x}"',
  ],
  [
    'a spelling that resembles BLANK_MESSAGE',
    {},
    [{ ...plain, message: 'blank_message' }],
    'escalations.0.message: expected BLANK_MESSAGE alone, or a text without it, seen "blank_message"',
  ],
  [
    'the word of the platform in a text',
    { whenFailedLater: { says: `Heard ${sentinel}`, escalates: 'agent please' } },
    [plain],
    `whenFailedLater.says: expected a text without ${sentinel}, which the consumer never sees, seen "Heard ${sentinel}"`,
  ],
  [
    'a variable with a line feed in a message',
    { variables: { a: 'b\nc' } },
    [{ ...plain, message: 'Hi {$botContext.a}' }],
    'variables.a: expected a value without line feeds, since the message of escalations[0] uses it, seen "b\\nc"',
  ],
  [
    'a variable in the response of Bot Settings',
    { variables: { a: 'b' }, userFriendlyResponse: 'Sorry, {$botContext.a}' },
    [plain],
    'userFriendlyResponse: expected a text without variables, of which no document says what becomes, seen {$botContext.a}',
  ],
  [
    'a fallback that is not said',
    { whenFailedLater: 'fallback' },
    [plain],
    'whenFailedLater: expected "fallback" beside it, which says what the bot says then, seen nothing',
  ],
  [
    'another escalation after a failure that there is not',
    { whenFailedLater: { escalates: 'help' } },
    [plain],
    'whenFailedLater.escalates: expected a phrase of one of the escalations, such as "agent please", seen "help"',
  ],
];

for (const [what, more, escalations, complaint] of wrong) {
  test(`${what} cannot stand`, () => {
    expect(told(more, escalations)).toEqual([complaint]);
  });
}
