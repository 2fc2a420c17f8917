/** The proof that every report shows is of the mutants, variants and peers that there are now. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { rows, type RequirementId } from '../../requirements/catalogue';
import { temporaryFolder, type TemporaryFolder } from '../testing/temporary-folder';
import { expect, test } from '../testing/test';
import { asKept, keptSeed, readKeptProof } from './kept-proof';
import { killRow, type DeclaredMutant } from './kill-matrix';
import { listEveryone, type Everyone } from './list-everyone';
import { pactMutantsPath } from './pact-mutants-page';

const writeAgain = 'Look at what follows from it, and write it again: npm run mutants -- --write';

const at = (file: string) => readFileSync(path.join(__dirname, '..', '..', file), 'utf8');
const kept = readKeptProof();

let listed: Everyone;

test.beforeAll(async () => {
  listed = await listEveryone();
});

const named = (all: readonly { readonly name: string }[]) => all.map(({ name }) => name).sort();
const declared = (all: readonly DeclaredMutant[]) =>
  Object.fromEntries(all.map(({ name, breaks, misdeed }) => [name, { breaks, misdeed }]));

test('the kill matrix that is kept is of these mutants, with what they declare', () => {
  expect(declared(kept.mutants), writeAgain).toEqual(declared(listed.mutants));
});

test('the kill matrix that is kept is of the fixed seed', () => {
  expect(kept.seed, writeAgain).toBe(keptSeed);
});

test('no mutant that is kept says twice what became of a requirement', () => {
  for (const { name, breaks, alsoFails, inconclusive } of kept.mutants) {
    const ids = [breaks, ...alsoFails, ...inconclusive];
    expect(new Set(ids).size, name).toBe(ids.length);
  }
});

test('every mutant that is kept fails its own requirement', () => {
  expect(kept.mutants.filter(({ killed }) => !killed).map(({ name }) => name)).toEqual([]);
});

test('what is kept of a mutant is what failed or stayed open beside its own requirement', () => {
  const mutant = { name: 'says-message-twice', misdeed: 'The message is said twice.', breaks: 'message.once' };
  const row = killRow(mutant, {
    passed: [],
    failed: ['message.once', 'message.mixed'],
    inconclusive: ['message.variable'],
    faults: [],
  });

  expect(asKept(row)).toEqual({
    ...mutant,
    alsoFails: ['message.mixed'],
    inconclusive: ['message.variable'],
    starves: false,
    killed: true,
  });
});

test('a mutant that leaves a quarter of all requirements open starves the run', () => {
  const mutant = { name: 'silent', misdeed: 'It says nothing.', breaks: 'message.once' };
  const open = (count: number): RequirementId[] => rows.slice(0, count).map(({ id }) => id);
  const starves = (inconclusive: RequirementId[]) =>
    asKept(killRow(mutant, { passed: [], failed: [], inconclusive, faults: [] })).starves;
  const quarter = Math.ceil(rows.length / 4);

  expect(starves(open(quarter))).toBe(true);
  expect(starves(open(quarter - 1))).toBe(false);
});

test.describe('a proof that is read', () => {
  let folder: TemporaryFolder;

  test.beforeAll(async () => {
    folder = await temporaryFolder();
  });

  test.afterAll(async () => {
    await folder?.remove();
  });

  test('keeps nothing when its file is gone', () => {
    expect(readKeptProof(path.join(folder.path, 'none.json'))).toEqual({ mutants: [], variants: [], peers: [] });
  });

  for (const { kind, text, says } of [
    { kind: 'is no JSON', text: '{', says: 'SyntaxError' },
    { kind: 'lacks a list', text: '{"variants":[],"peers":[],"mutants":[{"name":"x"}]}', says: 'mutants[0].alsoFails' },
  ]) {
    test(`is told of with what to do when it ${kind}`, () => {
      const file = path.join(folder.path, 'broken.json');
      writeFileSync(file, text);

      expect(() => readKeptProof(file)).toThrow(says);
      expect(() => readKeptProof(file)).toThrow('Take it back from git, or delete it and write it again.');
    });
  }
});

test('the variants and peers that are kept are these', () => {
  expect(named(kept.variants), writeAgain).toEqual(named(listed.variants));
  expect(named(kept.peers), writeAgain).toEqual(named(listed.peers));
});

test('the list of what the pacts alone refuse is of these mutants', () => {
  const page = at(pactMutantsPath);
  const inPage = [...page.matchAll(/^(?:\| |- )`([a-z0-9-]+)`/gm)].map(([, name = '']) => name);

  expect(inPage.sort(), 'Write it again: npm run pacts:mutants -- --write').toEqual(
    named([...listed.mutants, ...listed.shapeMutants]),
  );
});
