/** What is kept of machine-made mutants is whole, judged by hand, and told on its page as it is. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { format, resolveConfig } from 'prettier';
import { expect, test } from '../../testing/test';
import { keptPart, mutantsPagePath, notJudged, partNames, readKeptMutants, type Proven } from './kept-mutants';
import { mutantsPage } from './mutants-page';
import { survivors } from './survivors';

const root = path.join(__dirname, '..', '..', '..');

test('the page is made from what is kept', async () => {
  const filepath = path.join(root, mutantsPagePath);
  const made = await format(mutantsPage(readKeptMutants()), { ...(await resolveConfig(filepath)), filepath });

  expect(readFileSync(filepath, 'utf8'), 'npm run mutants:machine -- --write makes both').toBe(made);
});

test('every survivor was judged, as it is kept', () => {
  const lives = partNames.flatMap((name) => readKeptMutants()[name]?.lives ?? []);

  expect(lives.length).toBeGreaterThan(10);
  expect(lives.filter(({ because }) => because === notJudged).map(({ name }) => name)).toEqual([]);
  expect(lives.map(({ name, as, because }) => [name, as, because])).toEqual(
    lives.map(({ name }) => [name, survivors[name]?.as, survivors[name]?.because]),
  );
});

test('whatever was drawn was found or lives', () => {
  for (const name of partNames) {
    const { drawn = 0, found = {}, lives = [] } = readKeptMutants()[name] ?? {};

    expect(drawn, name).toBeGreaterThanOrEqual(100);
    expect(Object.values(found).reduce((sum, each) => sum + each, 0) + lives.length, name).toBe(drawn);
  }
});

test('a survivor that nobody judged is kept as a hole', () => {
  const mutant = {
    ...{ name: 'a/b/1', file: 'trace/a.ts', line: 1, kind: 'Kind', from: '1', to: '2' },
    ...{ within: 'b', switch: '7', atLoad: false },
  };
  const proven: Proven[] = [
    { mutant, seen: { name: 'a/b/1', by: 'nothing', what: [] } },
    { mutant: { ...mutant, name: 'a/b/2' }, seen: { name: 'a/b/2', by: 'test', where: 'tests', what: ['a', 'b'] } },
  ];

  const { found, lives } = keptPart(proven, 9, 1, {});

  expect(found).toEqual({ 'a test of the rules': 1 });
  expect(lives).toMatchObject([{ name: 'a/b/1', as: 'open', because: notJudged }]);
});
