import { accepted, answered, failed, offered, passed, requested, said } from '../../quality/testing/event-bodies';
import { expect, test } from '../../quality/testing/test';
import { traceOf, type Happened } from '../../quality/testing/trace-builder';
import { repeatedCall } from './repeated-call';

function seen(...eventBodies: Happened[]) {
  return repeatedCall.look(traceOf({}, [offered, said(), ...eventBodies, passed(4_000)]));
}

test('a call that failed at once and is made again is observed with its failure', () => {
  expect(seen(requested(), answered('error'), requested({ attempt: 2 }))).toEqual([
    { about: 'a call that failed at once', seen: 'it is made again', evidence: [2, 4, 5] },
  ]);
});

test('a call that is made again at a word of the consumer is observed with the transfer that failed later', () => {
  const later = [...accepted(1), failed(1), passed(4_000), said('hello')];

  expect(seen(...later, requested({ attempt: 2 }))).toEqual([
    { about: 'a transfer that failed later', seen: 'a call is made again', evidence: [5, 7, 8] },
  ]);
});

test('what the dialog asks for again by itself is nothing to observe', () => {
  expect(seen(...accepted(1), failed(1), passed(4_000), said(), requested({ attempt: 2 }))).toEqual([]);
});
