import { expect, test } from '../../quality/testing/test';
import { withinColumns } from './within-columns';

test('a line that is too long goes on below its text', () => {
  expect(withinColumns('  Look at   one two three four', 22)).toBe('  Look at   one two\n            three four');
  expect(withinColumns('  one two three four', 12)).toBe('  one two\n    three\n    four');
});

test('a line that fits stays as it is, with all its blanks', () => {
  expect(withinColumns('a  b   c\n\n  d', 8)).toBe('a  b   c\n\n  d');
});

test('blanks within a line are kept where it is not broken', () => {
  expect(withinColumns('#3  0.1 s  bot to platform', 20)).toBe('#3  0.1 s  bot to\n  platform');
});

test('what is to be pasted stays on its line, with words that are longer than a line', () => {
  const replay = '  Replay    npm test -- --target=http://127.0.0.1:8080/ --only=message.once --seed=4';
  expect(withinColumns(replay, 40)).toBe(replay);
  expect(withinColumns('x https://one.example/two/three/four', 20)).toBe('x\n  https://one.example/two/three/four');
});

test('a word that is longer than a line stays beside its label', () => {
  expect(withinColumns('  Case      /one/two/three/four/five and six', 24)).toBe(
    '  Case      /one/two/three/four/five\n            and six',
  );
});

test('colours take no room', () => {
  expect(withinColumns('\u001b[31mFAIL\u001b[39m  one', 9)).toBe('\u001b[31mFAIL\u001b[39m  one');
});

test('what somebody else wrote has its bar on every line', () => {
  expect(withinColumns('  | one two three', 10)).toBe('  | one\n  | two\n  | three');
});
