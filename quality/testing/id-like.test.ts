/** What looks like an id is found where people write ids; code that only resembles one is not. */
import { idLikesIn } from './id-like';
import { expect, test } from './test';

const areas = ['cap', 'message'];
const found = (text: string) => idLikesIn(text, areas).map(({ id }) => id);

test('an id with a hyphen is found anywhere in a text', () => {
  expect(found('// see cap.no-text, and\n`message.in-body`.\n--only=cap.of-four')).toEqual([
    'cap.no-text',
    'message.in-body',
    'cap.of-four',
  ]);
});

test('an id of one word is found in quotes', () => {
  expect(found("const id = 'message.onse';\n`message.mixt`")).toEqual(['message.onse', 'message.mixt']);
});

test('properties of objects are no ids', () => {
  expect(found('message.value - 1; message.names.length; {$botContext.message}; ${message.text}')).toEqual([]);
});

test('names of files are no ids', () => {
  expect(found("'cap.ts', message.my-page.md, rules/cap.no-text")).toEqual([]);
});

test('the line is told', () => {
  expect(idLikesIn('one\ntwo\n  cap.no-text', areas)).toEqual([{ id: 'cap.no-text', line: 3 }]);
});
