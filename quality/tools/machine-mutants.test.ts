/** A machine's changes are made, found and told: a handful of each part, so that what makes them cannot rot. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { patienceMs } from '../testing/patience';
import { expect, test } from '../testing/test';
import { runChild } from '../testing/child';
import { Seen } from '../proof/machine/seen';
import { ResultLines } from './result-lines';

const root = path.join(__dirname, '..', '..');
let folder: string;

test.beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'machine-'));
});

test.afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function machine(...args: readonly string[]) {
  const command = ['-r', './bin/typescript.js', path.join(__dirname, 'machine-mutants.ts'), `--folder=${folder}`];
  return runChild(process.execPath, [...command, ...args], { cwd: root, deadlineMs: patienceMs });
}

const resultsOf = (part: string) =>
  readFileSync(path.join(folder, `${part}.jsonl`), 'utf8')
    .trim()
    .split('\n');

test('changes of the reference are found by the verdict, one made at load, too', async () => {
  const { code, output } = await machine(
    ...['--part=reference', '--only=templates', '--sample=3', '--seed=24', '--cases=0'],
  );

  expect(code, output).toBe(0);
  expect(output).toContain('reference: 3 of 3 are found');
  // Of the pattern at the top of the file, and of a function.
  const names = resultsOf('reference').map((line) => (JSON.parse(line) as { readonly name: string }).name);
  expect(names.filter((name) => /^templates\/\w{8}$/.test(name))).toHaveLength(1);
  expect(names.filter((name) => /^templates\/\w+\/\w{8}$/.test(name))).toHaveLength(2);
});

test('changes of a rule are found by its tests, once', async () => {
  const first = await machine('--part=rules', '--only=cap/text-on-fourth-failure', '--sample=6', '--seed=3');

  expect(first.output).toMatch(/rules: \d+ changes, 6 to be proven\n/);
  expect(first.output).toMatch(/[3-6] found by a test of the rules/);
  expect(resultsOf('rules')).toHaveLength(6);

  const again = await machine('--part=rules', '--only=cap/text-on-fourth-failure', '--sample=6', '--seed=3');

  expect(again.code, again.output).toBe(first.code);
  expect(again.output).toContain('6 to be proven, 6 of them seen before');
  expect(resultsOf('rules')).toHaveLength(6);
});

for (const { asked, says } of [
  { asked: ['--part=judge'], says: '--part=judge is none; there are reference and rules.' },
  { asked: ['--sample=few'], says: '--sample has to be a whole number from 1 on, such as --sample=100.' },
  { asked: ['--write', '--only=cap'], says: '--write keeps what a whole sample showed. Leave out --only=cap.' },
  {
    asked: ['--part=reference', '--only=nobody-at-all'],
    says: '--only=nobody-at-all: no change has that in its name, file or kind.',
  },
]) {
  test(`${asked.join(' ')} is refused`, async () => {
    const { code, output } = await machine(...asked);

    expect(code, output).toBe(2);
    expect(output).toContain(says);
  });
}

test('results that were cut off in the middle of a line go on behind it', () => {
  const file = path.join(folder, 'rules.jsonl');
  writeFileSync(file, '{"name":"a","by":"test","what":[]}\n{"name":"b","by":"te');

  const results = ResultLines.open(file, Seen);
  results.add({ name: 'c', by: 'nothing', what: [] });
  const again = ResultLines.open(file, Seen);

  expect(['a', 'b', 'c'].map((name) => again.of(name)?.by)).toEqual(['test', undefined, 'nothing']);
});
