/** A copy of the page reads alike as Markdown and as plain text, and what differs from it is told sentence by sentence. */
import { expect, test } from '../quality/testing/test';
import { comparePage } from './compare-page';
import type { PageSentence } from './page-sentences';
import { digestOf, readPage } from './read-page';

const page = [
  '---',
  'pagename: Of lamps',
  '---',
  '',
  'A lamp gives light. It is switched on [here](lamps.html#on), or by hand.',
  '',
  '{: .important}',
  'Never touch a hot lamp!',
  '',
  '### Add a lamp',
  '',
  '1. Open the **box**.',
  '    - **Lamp Name**: Enter a name. See here.',
  '    - **Watts**: Enter at most `60`, e.g. 40. See here.',
].join('\n');

const plain = [
  'A lamp gives light. It is switched on here, or by',
  'hand.',
  'Important',
  'Never touch a hot lamp!',
  '',
  'Add a lamp',
  '',
  '1. Open the box.',
  '• Lamp Name: Enter a name. See here.',
  '• Watts: Enter at most 60, e.g. 40. See here.',
].join('\r\n');

function sentencesIn(text: string): PageSentence[] {
  const { words, begins } = readPage(text);
  return begins.map((begin, index) => ({
    id: `lamps.${index + 1}`,
    ...digestOf(words.slice(begin, begins[index + 1])),
    read: '2026-11-29',
  }));
}

const known = sentencesIn(page);

function changedBy(from: string, to: string, copy = page) {
  expect(copy).toContain(from);
  const { changed, gone, added } = comparePage(copy.replace(from, to), known);
  return { changed: changed.map(({ id, now }) => `${id}: ${now.text}`), gone, added: added.map(({ text }) => text) };
}

const nothing = { changed: [], gone: [], added: [] };

test('the copy that was read differs in nothing', () => {
  expect(comparePage(page, known)).toEqual({ same: known.map(({ id }) => id), changed: [], gone: [], added: [] });
});

test('the same page pasted as plain text differs in nothing', () => {
  expect(changedBy('hand', 'hand', plain)).toEqual(nothing);
});

test('case, punctuation, quotes, marks are no change', () => {
  expect(changedBy('Never touch a hot lamp!', '*never* touch a “hot” lamp.')).toEqual(nothing);
});

for (const [what, from, to, changed] of [
  ['a word', 'at most `60`', 'at most `75`', 'lamps.8: watts enter at most 75 e g 40'],
  ['a negation', 'is switched', 'is not switched', 'lamps.2: it is not switched on here or by hand'],
  ['a heading', '### Add a lamp', '### Buy a lamp', 'lamps.4: buy a lamp'],
] as const) {
  test(`a sentence with another word is told as changed: ${what}`, () => {
    expect(changedBy(from, to)).toEqual({ ...nothing, changed: [changed] });
  });
}

test('a sentence that is left out is told as gone', () => {
  expect(changedBy('Never touch a hot lamp!', '')).toEqual({ ...nothing, gone: ['lamps.3'] });
});

test('of two equal sentences the one that is left out is told as gone', () => {
  expect(changedBy('a name. See here.', 'a name.')).toEqual({ ...nothing, gone: ['lamps.7'] });
});

test('a sentence more is told as new, with where it stands', () => {
  const { added, changed, gone } = comparePage(page.replace('hot lamp!', 'hot lamp! It burns.'), known);
  expect({ changed, gone }).toEqual({ changed: [], gone: [] });
  expect(added).toMatchObject([{ text: 'it burns', after: 'lamps.3', words: 2 }]);
});

test('a sentence more beside one that changed is told apart', () => {
  expect(changedBy('Never touch a hot lamp!', 'Never touch a cold lamp! It freezes.')).toEqual({
    ...nothing,
    changed: ['lamps.3: never touch a cold lamp'],
    added: ['it freezes'],
  });
});

test('a sentence that has only moved is as it was', () => {
  const moved = page.replace('Never touch a hot lamp!', '').concat('\n\nNever touch a hot lamp!');
  expect(comparePage(moved, known)).toMatchObject(nothing);
});
