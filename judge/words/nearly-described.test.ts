import { expect, test } from '../../quality/testing/test';
import type { BotDescription } from '../../protocol/bot-description';
import type { Trace } from '../../trace/trace';
import { nearlyDescribed } from './nearly-described';

const description: BotDescription = {
  escalations: [{ phrases: 'agent please', skill: '77', message: 'One moment, {$botContext.name}.' }],
  whenFailedLater: ['Nobody was free.', 'Pleaze try later.'],
  variables: { name: 'Ada' },
};
const bot = { file: 'bot.yaml', description };

function trace(...texts: readonly string[]): Trace {
  return { events: texts.map((text) => ({ kind: 'consumer-read', via: 'message', text })) } as unknown as Trace;
}

test('a text that is nearly that of the description is told with the field in which it stands', () => {
  expect(nearlyDescribed({ bot }, trace('One moment, Ada.', 'Nobody was free.', 'Please try later.'))).toEqual([
    'whenFailedLater[1] is "Pleaze try later." in bot.yaml, and the bot said "Please try later.": character 5: U+007A became U+0073',
  ]);
});

test('texts as they are described, and others that resemble none, are not told', () => {
  const said = trace('One moment, Ada.', 'Nobody was free.', 'Pleaze try later.', 'Welcome to our shop!');

  expect(nearlyDescribed({ bot }, said)).toEqual([]);
  expect(nearlyDescribed({}, trace('Please try later.'))).toEqual([]);
});
