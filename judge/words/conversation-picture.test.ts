import { hostile, hostileText, messageTooLate } from '../../quality/testing/sample-traces';
import { expect, test } from '../../quality/testing/test';
import { askForAgent, traceOf, type Happened } from '../../quality/testing/trace-builder';
import { conversationPicture } from './conversation-picture';

test('every event is drawn, and those that decide are marked', () => {
  const picture = conversationPicture(messageTooLate, [3, 6]);

  expect(picture.split('<g>')).toHaveLength(messageTooLate.events.length + 1);
  expect(picture.split('class="cp-mark"')).toHaveLength(3);
  expect(picture).toContain('Deciding events: #3, #6.');
});

test('what an implementation wrote is text in it and nothing else', () => {
  const picture = conversationPicture(hostile, [3]);

  expect(hostileText).toContain('<script>');
  expect(picture).not.toMatch(/<script|<img|onerror="|\u001b|\u202e/);
});

test('of a very long conversation the deciding part is drawn, and the gap is named', () => {
  const many = Array.from({ length: 5_000 }, (_each, index): Happened => ({
    kind: 'consumer-said',
    text: `${askForAgent} ${index}`,
    heardBy: 'bot',
  }));
  const picture = conversationPicture(traceOf({}, many), [4_000]);

  expect(picture.length).toBeLessThan(60_000);
  expect(picture).toContain('agent please 3999');
  expect(picture).toMatch(/… \d+ events, in the trace …/);
});

test('a word that has no end is cut to fit', () => {
  const picture = conversationPicture(
    traceOf({}, [{ kind: 'consumer-said', text: 'x'.repeat(5_000), heardBy: 'bot' }]),
    [],
  );

  const longest = Math.max(...[...picture.matchAll(/<tspan[^>]*>([^<]*)/g)].map(([, line = '']) => line.length));
  expect(longest).toBeLessThan(80);
});

test('a request for the fallback skill is named as that', () => {
  const agentConnector = { fallbackSkillId: '77' };
  const asked = ['77', '78'].map((skillId): Happened => ({
    ...({ kind: 'transfer-requested', attempt: 1, message: 'BLANK_MESSAGE' } as const),
    skillId,
  }));
  const picture = conversationPicture(traceOf({ agentConnector }, asked), []).replaceAll(/<[^>]*>/g, '');

  expect(picture.split('(the fallback skill)')).toHaveLength(2);
});
