import { expect, test } from '../quality/testing/test';
import { differenceTold, textDifference } from './text-difference';

const cases: readonly (readonly [expected: string, seen: string, told: string | undefined])[] = [
  ['same', 'same', undefined],
  ['One moment please', 'One moment', 'cut after 10 of 17 characters'],
  ['One moment please', 'One mo…', 'cut after 6 of 17 characters, with U+2026 in place of the rest'],
  ['a😀b', 'a\ufffdb', 'character 2: U+1F600 became U+FFFD'],
  ['a b', 'a b ', 'U+0020 was added at its end'],
  ['  a ', 'a', 'blanks at its ends were lost'],
  ['One  moment   please', 'One moment please', 'runs of blanks became one'],
  ['5\u00a0Minuten', '5 Minuten', 'character 2: U+00A0 became U+0020'],
  ['u\u0308ber', '\u00fcber', 'it was normalised to NFC'],
  ['a\nb', 'a\\nb', 'line feeds became \\n in letters'],
  ['<b>', '&lt;b&gt;', 'it was escaped as HTML'],
  ['a&amp;b', 'a&b', 'HTML entities were resolved'],
  ['%41', 'A', 'it was percent-decoded'],
  ['a b', 'a%20b', 'it was percent-encoded'],
  ['a\u200bb', 'ab', 'marks without a shape were lost'],
  ['Dear Ada, hello', 'Dear {$botContext.who}, hello', 'character 6: "Ada" became "{$botContext.who}"'],
  ['Dear Ada, hello', 'Dear {x}Ada, hello', 'character 6: "{x}" was put in'],
  ['Dear Ada, hello', 'Dear hello', 'character 6: "Ada, " is missing'],
  ['Hold on', 'Hold on (3402)', '" (3402)" was added at its end'],
  ['abcd', 'abxcd', 'character 3: U+0078 was put in'],
  ['abcd', 'acd', 'character 2: U+0062 is missing'],
  ['Moment', '', 'nothing is left of it'],
  ['Moment please', 'BLANK_MESSAGE', undefined],
  ['“a” or b', '"a” or b', 'character 1: U+201C became U+0022'],
  ['“quoted” or something else', '"quoted" or something else', 'character 1: U+201C became U+0022'],
  ['A B or something else', 'a b or something else', 'it was put into lower case'],
  ['Hello dear Bartholomew, hi', 'Hello dear Eve, hi', 'character 12: "Bartholomew" became "Eve"'],
  ['<b>Hi</b> there', 'Hi there', 'HTML was taken out'],
  ['One moment please', 'One mo...', 'cut after 6 of 17 characters, with U+002E U+002E U+002E in place of the rest'],
  ['a😀b, and 👍 so on', 'ab, and  so on', 'characters beyond 16 bits were lost'],
  ['One moment, kestrel-4531', 'One moment, ripple-9865', 'from character 13 on it is another text'],
];

for (const [expected, seen, told] of cases) {
  test(`${JSON.stringify(expected)} that arrives as ${JSON.stringify(seen)} is told as: ${told ?? 'no difference'}`, () => {
    expect(textDifference(expected, seen)).toBe(told);
  });
}

test('a difference stands at the end of a sentence, where there is one to tell', () => {
  expect(differenceTold('5\u00a0Minuten', '5 Minuten')).toBe(': character 2: U+00A0 became U+0020');
  expect(differenceTold('same', 'same')).toBe('');
  expect(differenceTold('Moment please', 'BLANK_MESSAGE')).toBe('');
});
