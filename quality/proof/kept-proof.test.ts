/** The proof that every report shows is of the mutants, variants and peers that there are now. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { expect, test } from '../testing/test';
import type { DeclaredMutant } from './kill-matrix';
import { listEveryone, type Everyone } from './list-everyone';
import { pactMutantsPath } from './pact-mutants-page';

const writeAgain = 'Write it again: npm run mutants -- --write';

const at = (file: string) => readFileSync(path.join(__dirname, '..', '..', file), 'utf8');
const kept = JSON.parse(at('docs/proof/kill-matrix.json')) as Pick<Everyone, 'mutants' | 'variants' | 'peers'>;

let listed: Everyone;

test.beforeAll(async () => {
  listed = await listEveryone();
});

const named = (all: readonly { readonly name: string }[]) => all.map(({ name }) => name).sort();
const declared = (all: readonly DeclaredMutant[]) =>
  Object.fromEntries(
    all.map(({ name, breaks, alsoFails, inconclusive, misdeed }) => [
      name,
      { breaks, alsoFails, inconclusive, misdeed },
    ]),
  );

test('the kill matrix that is kept is of these mutants, with what they declare', () => {
  expect(declared(kept.mutants), writeAgain).toEqual(declared(listed.mutants));
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
