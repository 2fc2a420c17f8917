/** Every thread from the documents to the proof leads both ways, and no id is misspelt on the way. */
import { readdirSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { closest } from 'fastest-levenshtein';
import { observations } from '../../judge/observations/table';
import { gatherCoverage } from '../proof/gather-coverage';
import { traceComplaints, type Coverage } from '../proof/trace-matrix';
import { matrixFile, matrixFileName, matrixPage, matrixPageName } from '../proof/trace-matrix-page';
import { findRow, rows } from '../../requirements/catalogue';
import { idLikesIn } from './id-like';
import { expect, test } from './test';

const root = resolve(__dirname, '..', '..');
const notOurs = ['node_modules', 'conformance-results', 'test-results', 'dist'];

/** Words that only look like ids, each where it is meant to stand. */
const misspeltOnPurpose: readonly { readonly id: string; readonly file: string }[] = [
  { id: 'cap.text-on-4th-failure', file: 'cli/options.test.ts' },
  { id: 'cap.text-on-4th-failure', file: 'run/waivers.test.ts' },
  { id: 'cap.text-on-4th-failure', file: 'quality/acceptance/package.test.ts' },
  { id: 'cap.nothing', file: 'run/waivers.test.ts' },
  { id: 'cap.text-on', file: 'quality/acceptance/strangers-files.test.ts' },
  { id: 'message.wunce', file: 'quality/proof/kill-matrix.test.ts' },
  { id: 'cap.text-comes-once', file: 'CONTRIBUTING.md' },
  { id: 'cap.text-comes-once', file: 'quality/acceptance/printed-commands.test.ts' },
];

/** Files about ids that are not in the catalogue. */
const ownFiles = [
  'quality/testing/id-like.test.ts',
  'quality/testing/traceability.test.ts',
  'quality/tools/new-requirement.test.ts',
  'quality/tools/requirement-asked-for.test.ts',
];

let gathered: Promise<Coverage> | undefined;
/** Gathered once, by the first test that asks: a child process has to be started for it. */
const coverage = () => (gathered ??= gatherCoverage());

test('every requirement is covered, by what names a requirement', async () => {
  expect(traceComplaints(await coverage())).toEqual([]);
});

for (const [name, make] of [
  [matrixPageName, matrixPage],
  [matrixFileName, matrixFile],
] as const) {
  test(`docs/proof/${name} is up to date`, async () => {
    const kept = readFileSync(join(root, 'docs', 'proof', name), 'utf8');

    const fresh = kept === make(await coverage());

    expect(fresh, `docs/proof/${name} is stale. Run: npm run trace-matrix`).toBe(true);
  });
}

test('no id is misspelt anywhere', () => {
  const areas = [...new Set(rows.map(({ id }) => id.split('.')[0] ?? ''))];
  const known = [...rows, ...observations].map(({ id }) => id);
  const meant = (file: string, id: string) =>
    misspeltOnPurpose.some((each) => each.file === file && each.id === id) || ownFiles.includes(file);

  const misspelt = writtenFiles().flatMap((file) =>
    idLikesIn(readFileSync(join(root, file), 'utf8'), areas)
      .filter(({ id }) => !findRow(id) && !known.includes(id) && !meant(file, id))
      .map(({ id, line }) => `${file}:${line} names "${id}". Did you mean "${closest(id, known)}"?`),
  );

  expect(misspelt).toEqual([]);
});

test('what is misspelt on purpose still stands where it is meant to', () => {
  const gone = misspeltOnPurpose.filter(({ id, file }) => !readFileSync(join(root, file), 'utf8').includes(id));

  expect(gone).toEqual([]);
});

function writtenFiles(): string[] {
  return readdirSync(root, { withFileTypes: true })
    .filter(({ name }) => !name.startsWith('.') && !notOurs.includes(name))
    .flatMap((entry) =>
      entry.isDirectory()
        ? readdirSync(join(root, entry.name), { recursive: true, encoding: 'utf8' }).map((name) =>
            join(entry.name, name),
          )
        : [entry.name],
    )
    .map((name) => name.replaceAll('\\', '/'))
    .filter((name) => /\.(ts|md|ya?ml)$/.test(name) && !name.includes('node_modules/'));
}
