/** Two whole runs of one seed on a virtual clock write the same bytes, but for instants, ids by chance and measured times. */
import path from 'node:path';
import { comparableResults, differingLines } from './comparable-results';
import { runChild } from '../testing/child';
import { expect, test } from '../testing/test';
import { startReference } from '../../run/reference-process';
import { temporaryFolder, type TemporaryFolder } from '../testing/temporary-folder';

test.describe.configure({ timeout: 3_600_000 });

const root = path.resolve(__dirname, '..', '..');
let folder: TemporaryFolder;

test.beforeEach(async () => {
  folder = await temporaryFolder();
});

test.afterEach(() => folder.remove());

/** A whole run of this exit code, with its contracts. How many cases are played must not hang on how fast the machine is: it has all the time for them. */
async function wholeRun(name: string, args: readonly string[] = [], wanted = 0): Promise<string> {
  const out = path.join(folder.path, name);
  const words = ['--seed=17', '--no-report', '--budget=3600', '--call-deadline=60', `--out=${out}`, ...args];
  const { code, output } = await runChild(process.execPath, ['bin/escalation-conformance.js', ...words], {
    cwd: root,
    deadlineMs: 1_800_000,
  });
  expect(code, output).toBe(wanted);
  return out;
}

/** Each folder holds what the first one holds. */
function expectEqual([first = '', ...others]: readonly string[]): void {
  const expected = comparableResults(first);
  expect(Object.keys(expected)).toEqual(
    expect.arrayContaining([
      'conformance.json',
      'junit.xml',
      'ctrf.json',
      'badge.svg',
      'badge.json',
      'summary.md',
      'run.json',
    ]),
  );
  for (const each of others) expect(differingLines(comparableResults(each), expected), each).toEqual([]);
}

test('ten runs of one seed, one after the other, write the same', async () => {
  const folders: string[] = [];
  for (let n = 1; n <= 10; n += 1) folders.push(await wholeRun(`run-${n}`));

  expectEqual(folders);
});

test('four runs of one seed at once, under load, write the same', async () => {
  const folders = await Promise.all([1, 2, 3, 4].map((n) => wholeRun(`run-${n}`)));

  expectEqual(folders);
});

test('two runs at once on a bot that does not conform write the same, counterexamples and their steps included', async () => {
  const mutant = await startReference(['--mutant=words-the-cap-differently']);
  try {
    const args = [`--target=${mutant.url.href}`, '--only=cap.text-on-fourth-failure', '--runs=60'];
    const folders = await Promise.all(['one', 'other'].map((name) => wholeRun(name, args, 1)));

    expect(comparableResults(folders[0] ?? '')['properties.json']).toContain('"counterexample": {');
    expectEqual(folders);
  } finally {
    await mutant.stop();
  }
});
