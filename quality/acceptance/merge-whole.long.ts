/** Shards of a whole run, with generated cases, contracts and the report, join to what the run would have been unsplit. */
import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import type { ContractReport } from '../../results/contract-report';
import type { PropertyReport } from '../../results/property-report';
import type { JudgedRun } from '../../judge/verdict/verdict';
import { temporaryFolder, type TemporaryFolder } from '../testing/temporary-folder';
import { expect, test } from '../testing/test';
import { runChild } from '../testing/child';
import { withDefaults } from '../testing/with-defaults';
import { startReference, type ReferenceProcess } from '../../run/reference-process';

test.describe.configure({ timeout: 1_200_000 });

const root = path.resolve(__dirname, '..', '..');
const deadlineMs = 600_000;

let reference: ReferenceProcess;
let folder: TemporaryFolder;

test.beforeAll(async () => {
  reference = await startReference();
});

test.afterAll(async () => {
  await reference?.stop();
});

test.beforeEach(async () => {
  folder = await temporaryFolder();
});

test.afterEach(() => folder.remove());

const at = (name: string) => path.join(folder.path, name);

/** Everything, into a folder of this name; the budget is large, so that every case is reached wherever it is played. */
async function played(name: string, implementation: string, ...more: string[]): Promise<number | undefined> {
  const target = `--target=${new URL(implementation, reference.url).href}`;
  const options = withDefaults([target, '--seed=31', '--runs=20', '--budget=500', `--out=${at(name)}`], more);
  const { code, output } = await runChild(process.execPath, ['bin/escalation-conformance.js', ...options], {
    cwd: root,
    deadlineMs,
  });
  expect([0, 1, 6], output).toContain(code);
  return code;
}

async function merged(...shards: string[]): Promise<number | undefined> {
  const words = ['bin/escalation-conformance.js', 'merge', ...shards.map(at), `--out=${at('merged')}`];
  const { code, output } = await runChild(process.execPath, words, { cwd: root, deadlineMs });
  expect([0, 1, 6], output).toContain(code);
  return code;
}

const read = <T>(name: string, file: string) => JSON.parse(readFileSync(path.join(at(name), file), 'utf8')) as T;

/** What of a verdict must not depend on the machines: the counts, and what came of each requirement. */
function verdictOf(name: string) {
  const { counts, conclusion, exitCode, results } = read<JudgedRun>(name, 'conformance.json');
  return { counts, conclusion, exitCode, results: results.map(({ id, status }) => `${id} ${status}`) };
}

/** How often each result of the Allure page has each status. */
function reportOf(name: string): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const file of readdirSync(path.join(at(name), 'allure-results'))) {
    if (!file.endsWith('-result.json')) continue;
    const { status = '' } = read<{ status?: string }>(name, path.join('allure-results', file));
    counts[status] = (counts[status] ?? 0) + 1;
  }
  return counts;
}

const casesOf = (name: string) =>
  read<PropertyReport>(name, 'properties.json').properties.map(({ name: property, cases, thrownAway, status }) => ({
    property,
    cases,
    thrownAway,
    status,
  }));

const exercisedOf = (name: string) =>
  read<PropertyReport>(name, 'properties.json').properties.map(({ exercised }) => exercised);

const contractsOf = (name: string) =>
  read<ContractReport>(name, 'contracts.json').rows.map(({ pact, description, outcome }) =>
    [pact, description, outcome].join(' | '),
  );

test('two shards of a whole run have its counts, cases, contracts and report', async () => {
  const code = await played('whole', '/');
  await Promise.all([played('1', '/', '--shard=1/2', '--no-report'), played('2', '/', '--shard=2/2', '--no-report')]);

  expect(await merged('1', '2')).toBe(code);

  expect(verdictOf('merged')).toEqual(verdictOf('whole'));
  expect(casesOf('merged')).toEqual(casesOf('whole'));
  expect(exercisedOf('merged')).toEqual(exercisedOf('whole'));
  expect(contractsOf('merged').sort()).toEqual(contractsOf('whole').sort());
  expect(reportOf('merged')).toEqual(reportOf('whole'));
});

test('two shards of a run that fails have its verdict, generated cases included', async () => {
  const mutant = '/mutants/never-transfers-by-integration/';
  const code = await played('whole', mutant, '--no-report', '--no-contracts');
  await played('1', mutant, '--shard=1/2', '--no-report', '--no-contracts');
  await played('2', mutant, '--shard=2/2', '--no-report', '--no-contracts');

  expect(await merged('1', '2')).toBe(code);

  const [whole, both] = [verdictOf('whole'), verdictOf('merged')];
  expect(both.exitCode).toBe(whole.exitCode);
  expect(both.conclusion).toEqual(whole.conclusion);
  // Each shard ends a property by its own first counterexample, and may have looked at a case that a whole run no longer needs.
  const decided = (results: readonly string[]) => results.filter((each) => !each.endsWith(' inconclusive'));
  expect(decided(both.results)).toEqual(expect.arrayContaining(decided(whole.results)));
});

test('one and two processes that present the results present the same', async () => {
  const few = ['--runs=0', '--no-contracts'];
  await played('one', '/', ...few, '--workers=1');
  await played('two', '/', ...few, '--workers=2');

  expect(verdictOf('two')).toEqual(verdictOf('one'));
  expect(reportOf('two')).toEqual(reportOf('one'));
});
