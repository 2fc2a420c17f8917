/**
 * Nothing is left unwritten: `npm run new-requirement` lays out every piece of a row, each with a line that says what
 * belongs there. As long as such a line stands, the row proves nothing, and this is red.
 */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { expect, test } from './test';

const root = resolve(__dirname, '..', '..');
const places = ['requirements', 'judge/rules', 'play/scenarios', 'specs', 'reference/mutants'];

test('no piece of a requirement is left unwritten', () => {
  const files = places.flatMap((place) =>
    readdirSync(join(root, place), { recursive: true, encoding: 'utf8' })
      .filter((name) => name.endsWith('.ts'))
      .map((name) => `${place}/${name.replaceAll('\\', '/')}`),
  );

  const unwritten = [...files, 'CHANGELOG.md'].flatMap((file) =>
    readFileSync(join(root, file), 'utf8')
      .split('\n')
      .flatMap((line, index) => {
        const [, what] = /not written yet: (.*?)['".,;)]*$/i.exec(line.trim()) ?? [];
        return what === undefined ? [] : [`${file}:${index + 1} is not written yet: ${what}`];
      }),
  );

  expect(unwritten).toEqual([]);
});
