import { answered, offered, read, requested, said } from '../../quality/testing/event-bodies';
import { dialogsOfRules as dialogs } from '../../quality/testing/dialogs-of-rules';
import { expect, test } from '../../quality/testing/test';
import { someMessage, traceOf, type Happened } from '../../quality/testing/trace-builder';
import { ownWords } from './own-words';

const trace = (...eventBodies: Happened[]) => traceOf({ dialogs }, [offered, said(), ...eventBodies]);
const { fallbackMessage } = trace().implementation;

function seen(...eventBodies: Happened[]) {
  return ownWords.look(trace(...eventBodies));
}

test('words that are configured nowhere are told', () => {
  expect(seen(read('Good morning to you'))).toEqual([
    { about: 'the consumer has written', seen: 'words that are configured nowhere', evidence: [3] },
  ]);
});

test('a bot that says only what is configured has no words of its own', () => {
  expect(seen(read(someMessage), requested(), answered('accepted'))).toEqual([]);
});

test('one fallback message is no question', () => {
  expect(seen(read(fallbackMessage))).toEqual([]);
});

test('fallback messages without another word of the consumer are told, and some of them named', () => {
  const pardons = Array.from({ length: 20 }, () => read(fallbackMessage));

  expect(seen(...pardons)).toEqual([
    {
      about: 'the consumer has written once',
      seen: 'its fallback message comes again and again',
      evidence: [2, 3, 4, 5, 6, 7],
    },
  ]);
});

test('a fallback message for each word of the consumer is no question', () => {
  expect(seen(read(fallbackMessage), said('what?'), read(fallbackMessage))).toEqual([]);
});
