import { accepted, answered, failed, requested, requestedByPlace, said } from '../quality/testing/event-bodies';
import { expect, test } from '../quality/testing/test';
import { traceOf, type Happened } from '../quality/testing/trace-builder';
import { callsMadeAgain, repeatedCallsIn } from './repeated-calls';

function repeated(...eventBodies: Happened[]): number[] {
  const trace = traceOf({ conversations: { main: {}, other: {} } }, [said(), ...eventBodies]);
  return [...repeatedCallsIn(trace)].map(({ attempt }) => attempt);
}

const fails = [requested(), answered('error')];

test('a call that says what one said which failed at once repeats it', () => {
  expect(repeated(...fails, requested({ attempt: 2 }))).toEqual([2]);
});

test('a call without a text before it repeats one which failed at once, where messages are told by their place', () => {
  const first = [requestedByPlace(), answered('error')];

  expect(repeated(...first, requestedByPlace({ attempt: 2, message: 'BLANK_MESSAGE' }))).toEqual([2]);
  expect(repeated(...first, requestedByPlace({ attempt: 2, message: 'Hold on' }))).toEqual([]);
});

test('a call that says what one said which failed later repeats it, with its message or without', () => {
  const later = [...accepted(1), failed(1)];

  expect(repeated(...later, requested({ attempt: 2 }))).toEqual([2]);
  expect(repeated(...later, requested({ attempt: 2, message: 'BLANK_MESSAGE' }))).toEqual([2]);
});

test('a call of before a transfer failed later may be made again in its place, with its message or without', () => {
  const later = [...accepted(1), requested({ attempt: 2, skillId: '7' }), answered('accepted', 2), failed(1)];

  expect(repeated(...later, requested({ attempt: 3, skillId: '7' }))).toEqual([3]);
  expect(repeated(...later, requested({ attempt: 3, skillId: '7', message: 'BLANK_MESSAGE' }))).toEqual([3]);
});

test('a call that was first made after a transfer failed later is not made again in its place', () => {
  const next = [requested({ attempt: 2, skillId: '7' }), answered('accepted', 2)];

  expect(repeated(...accepted(1), failed(1), ...next, requested({ attempt: 3, skillId: '7' }))).toEqual([]);
});

for (const [what, again] of [
  ['another skill', { skillId: '7' }],
  ['another message', { message: 'Hold on' }],
  ['no message after a failure at once', { message: 'BLANK_MESSAGE' }],
  ['another conversation', { conversation: 'other' }],
] as const) {
  test(`a call with ${what} repeats nothing`, () => {
    expect(repeated(...fails, requested({ attempt: 2, ...again }))).toEqual([]);
  });
}

test('a call that repeats one which was accepted, or is not yet answered, is another matter', () => {
  expect(repeated(...accepted(1), requested({ attempt: 2 }))).toEqual([]);
  expect(repeated(requested(), requested({ attempt: 2 }), answered('error'))).toEqual([]);
});

test('a call that says what another of its turn said is made again, whatever came of that', () => {
  const twice = [said(), requested(), answered('accepted'), requested({ attempt: 2 })];
  const anew = [said(), requested({ attempt: 3 })];
  const other = requested({ attempt: 4, message: 'Another' });
  const { events } = traceOf({}, [...twice, ...anew, other]);

  expect([...callsMadeAgain(events)].map(({ attempt }) => attempt)).toEqual([2]);
});

test('a call that passes words which only begin like those that failed repeats nothing', () => {
  const passing = (attempt: number, userMessage: string) => requested({ attempt, context: { userMessage } });

  expect(repeated(passing(1, 'agent'), answered('error'), passing(2, 'agent please'))).toEqual([]);
  expect(repeated(passing(1, 'agent'), answered('error'), passing(2, 'agent'))).toEqual([2]);
});
