/** One word, one meaning: a type that a room gives to others has a name that no other room gives. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { sourceFiles } from './source-files';
import { expect, test } from './test';

const root = path.resolve(__dirname, '..', '..');

/** Rooms that must not know the others, so they may have a word of theirs for the same thing. */
const apart = ['reference', 'examples', 'quality/hostile'];

/** Exported types, each with the files that declare it. */
function declared(files: readonly { readonly path: string; readonly text: string }[]): Map<string, string[]> {
  const byName = new Map<string, string[]>();
  for (const { path: file, text } of files) {
    for (const [, name = ''] of text.matchAll(/^export (?:declare )?(?:interface|type|(?:abstract )?class) (\w+)/gm)) {
      byName.set(name, [...(byName.get(name) ?? []), file]);
    }
  }
  return byName;
}

const twice = (files: Parameters<typeof declared>[0]) => [...declared(files)].filter(([, places]) => places.length > 1);

test('no exported type name is declared in two files', () => {
  const ours = sourceFiles().filter(
    ({ path: file }) => !apart.some((room) => file.startsWith(`${room}/`)) && !/\.(test|long|spec)\.ts$/.test(file),
  );

  expect(declared(ours).size).toBeGreaterThan(200);
  expect(twice(ours)).toEqual([]);
});

test('a name that stands in two files is found', () => {
  const files = [
    { path: 'trace/one.ts', text: 'export interface Turn {}\nexport type Other = Turn;' },
    { path: 'judge/two.ts', text: 'interface Other {}\nexport class Turn {}' },
  ];

  expect(twice(files)).toEqual([['Turn', ['trace/one.ts', 'judge/two.ts']]]);
});

test('every word of the glossary is explained in one line', () => {
  const rows = readFileSync(path.join(root, 'docs', 'glossary.md'), 'utf8').match(/^\| .+ \|$/gm) ?? [];
  const words = rows.slice(2).map((row) => row.split('|')[1]?.trim() ?? '');

  expect(words.length).toBeGreaterThan(20);
  expect(words).toEqual([...words].sort((a, b) => a.localeCompare(b, 'en')));
  expect(new Set(words).size).toBe(words.length);
});
