import { circlesIn } from './circles';
import { importedFiles, sourceFiles } from './source-files';
import { expect, test } from './test';

const arrows = (drawn: Readonly<Record<string, string>>) =>
  new Map(Object.entries(drawn).map(([from, to]) => [from, to.split(' ').filter((each) => each !== '')]));

test('no file of the house stands in a circle, types included', () => {
  expect(circlesIn(importedFiles(sourceFiles()))).toEqual([]);
});

test('arrows that all point down are no circle', () => {
  expect(circlesIn(arrows({ a: 'b c', b: 'd', c: 'd', d: '' }))).toEqual([]);
});

test('two that lead to each other are a circle', () => {
  expect(circlesIn(arrows({ a: 'b', b: 'c', c: 'b' }))).toEqual([['b', 'c']]);
});

test('one that leads to itself is a circle', () => {
  expect(circlesIn(arrows({ a: 'a b', b: '' }))).toEqual([['a']]);
});

test('two circles that an arrow joins stay two', () => {
  expect(circlesIn(arrows({ a: 'b', b: 'a c', c: 'd', d: 'c' }))).toEqual([
    ['c', 'd'],
    ['a', 'b'],
  ]);
});

test('a circle through types alone is found in the text of files', () => {
  const files = [
    { path: 'trace/one.ts', text: "import type { Two } from './two';" },
    { path: 'trace/two.ts', text: "import { one } from '../trace/one';" },
    { path: 'trace/three.ts', text: "import { one } from './one';" },
  ];

  expect(circlesIn(importedFiles(files))).toEqual([['trace/one.ts', 'trace/two.ts']]);
});
