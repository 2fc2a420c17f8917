/** YAML of any content is parsed in a time that fits its length, and a key that is there twice is told with its place. */
import { LineCounter } from 'yaml';
import { expect, test } from '../quality/testing/test';
import { parseYaml } from './parse-yaml';

const errorsIn = (text: string) => {
  const lines = new LineCounter();
  return parseYaml(text, lines).errors.map(({ message, pos: [begin] }) => [message, lines.linePos(begin)] as const);
};

test('a key that is there twice is an error at its second place, in whatever map', () => {
  const told = ['Map keys must be unique', { line: 3, col: 1 }];

  expect(errorsIn('a: 1\nb: 2\na: 3\n')).toEqual([told]);
  expect(errorsIn('list:\n  - a: 1\n  - {"b": 1, b: 2}\n')).toEqual([
    ['Map keys must be unique', { line: 3, col: 14 }],
  ]);
  expect(errorsIn('a: {a: 1}\nb: [{a: 1}, {a: 1}]\n1: x\n"1": y\n')).toEqual([]);
});

test('what the parser finds is told as it tells it', () => {
  expect(errorsIn('seed: [')).toHaveLength(1);
  expect(errorsIn(`a: ${'['.repeat(20_000)}`)[0]?.[0]).toContain('call stack');
});

test('each of sixty thousand keys is not compared with all before it', () => {
  // As many as a file of a mebibyte has room for; compared with each other they would take minutes.
  expect(errorsIn(Array.from({ length: 60_000 }, (_, n) => `k${n}: 1\n`).join(''))).toEqual([]);
});
