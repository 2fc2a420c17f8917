import { expect, test } from '../../quality/testing/test';
import { visible } from './visible';

const hidden: readonly (readonly [string, string, string])[] = [
  ['an escape of a terminal', '\u001b[2J', '\\u001b[2J'],
  ['the end of a line', 'a\r\nb', 'a\\u000d\\u000ab'],
  ['a control of the second block', '\u009b1m', '\\u009b1m'],
  ['a turn of direction', 'a\u202eb\u2066c', 'a\\u202eb\\u2066c'],
  ['a separator of lines', 'a\u2028b', 'a\\u2028b'],
  ['a character without width', 'a\u200bb\u00adc', 'a\\u200bb\\u00adc'],
  ['a filler that looks like a blank', 'a\u3164b', 'a\\u3164b'],
  ['a tag', 'a\u{e0041}b', 'a\\u{e0041}b'],
  ['a variation selector', 'a\ufe0fb', 'a\\ufe0fb'],
  ['half of a pair', 'a\ud800b\udc00', 'a\\ud800b\\udc00'],
  ['a mark of byte order', '\ufeffa', '\\ufeffa'],
];

for (const [what, text, shown] of hidden) {
  test(`it shows ${what}`, () => {
    expect(visible(text)).toBe(shown);
  });
}

test('letters with their marks, emoji and writing from the right stay as they are', () => {
  const text = 'Zoë ท้อ é שלום 😀 क्षि';
  expect(visible(text)).toBe(text);
});

test('marks that are heaped on one letter are shown apart', () => {
  expect(visible(`e${'\u0301'.repeat(6)}`)).toBe(`e${'\u0301'.repeat(4)}\\u0301\\u0301`);
});

test('a long text is cut, with its length', () => {
  expect(visible('a'.repeat(50), 10)).toBe('aaaaaaaaaa … (50 characters)');
});
