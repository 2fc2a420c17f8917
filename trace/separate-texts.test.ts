import type { Dialog, Interaction } from '../protocol/types';
import { offered, read, said } from '../quality/testing/event-bodies';
import { expect, test } from '../quality/testing/test';
import { askForAgent, traceOf, type Happened } from '../quality/testing/trace-builder';
import { withSeparateTexts } from './separate-texts';
import { readings } from './pick-events';

const text = (value: string): Interaction => ({ type: 'text', text: value });
const dialogs: Dialog[] = [
  {
    name: 'start',
    type: 'dialog',
    patterns: [askForAgent],
    interactions: [text('One'), text('Two {$botContext.who}'), text('Three\nlines')],
  },
];

function seen(...eventBodies: Happened[]) {
  const trace = traceOf({ dialogs, bot: { dialogs, contextVariables: { who: 'Ada' } } }, [
    offered,
    said(),
    ...eventBodies,
  ]);
  return readings(withSeparateTexts(trace).events).map(({ n, text: told }) => `${n} ${told}`);
}

for (const [joined, parts] of [
  ['One\nTwo Ada', ['3 One', '3 Two Ada']],
  ['One\n\nTwo Ada\nThree\nlines', ['3 One', '3 Two Ada', '3 Three\nlines']],
  ['Two Ada\nPardon?', ['3 Two Ada', '3 Pardon?']],
] as const) {
  test(`${JSON.stringify(joined)} is read as the texts that it is made of`, () => {
    expect(seen(read(joined))).toEqual(parts);
  });
}

for (const whole of ['Three\nlines', 'Six\nTwo Ada', 'One\nsomething else', 'Hello\nOne', 'One Two Ada']) {
  test(`${JSON.stringify(whole)} stays as it is`, () => {
    expect(seen(read(whole))).toEqual([`3 ${whole}`]);
  });
}

test('a text of thousands of parts, each of which may begin another, is looked at once', () => {
  const texts = ['a', 'a\na', 'a\na\na'];
  const own: Dialog[] = [{ name: 'start', type: 'dialog', patterns: [askForAgent], interactions: texts.map(text) }];
  const partsIn = (told: string) =>
    readings(withSeparateTexts(traceOf({ dialogs: own }, [offered, said(), read(told)])).events).length;

  expect(partsIn(`${'a\n'.repeat(9_999)}b`)).toBe(1);
  expect(partsIn(`${'a\n'.repeat(9_999)}a`)).toBe(9_998);
});

test('what the transfer carries stays as it is', () => {
  expect(seen({ kind: 'consumer-read', text: 'One\nTwo Ada', via: 'transfer' })).toEqual(['3 One\nTwo Ada']);
});

test('a trace in which nothing was put together is itself', () => {
  const trace = traceOf({ dialogs }, [offered, said(), read('One'), read('Three\nlines')]);

  expect(withSeparateTexts(traceOf({}, [offered, said(), read('One')])).events).toHaveLength(3);
  expect(withSeparateTexts(trace).events).toEqual(trace.events);
});

test('texts of a dialog that was not to run are told apart as well', () => {
  const more = [
    ...dialogs,
    { name: 'hours', type: 'dialog' as const, patterns: ['hours'], interactions: [text('From nine'), text('to five')] },
  ];
  const trace = traceOf({ dialogs: more }, [offered, said(), read('From nine\nto five')]);

  expect(readings(withSeparateTexts(trace).events).map(({ text: told }) => told)).toEqual(['From nine', 'to five']);
});

test('the default user-friendly response is told apart from a text as well', () => {
  const bot = { dialogs, defaultUserFriendlyResponse: 'So sorry' };
  const trace = traceOf({ bot }, [offered, said(), read('So sorry\nOne')]);

  expect(readings(withSeparateTexts(trace).events).map(({ text: told }) => told)).toEqual(['So sorry', 'One']);
});

test('an empty text is no part of another', () => {
  const trace = traceOf({ dialogs, implementation: { fallbackMessage: '' } }, [offered, said(), read('\nOne')]);

  expect(readings(withSeparateTexts(trace).events).map(({ text: told }) => told)).toEqual(['\nOne']);
});
