/** A waiver is called unnecessary by the run that would have shown the failure, and by no part of it. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { JudgedRun } from '../../judge/verdict/verdict';
import { folderOfFile } from '../testing/folder-of-file';
import { expect, test } from '../testing/test';
import { mergeFolders } from '../../run/merge';
import { parseOptions } from '../../cli/options';
import { referenceOfWorker } from './reference-of-worker';
import { run } from '../../run/run';
import { renderRunTo } from '../../run/tell';

const silent = { write: () => undefined };
const never = new AbortController().signal;
const suite = { name: 'suite', version: '0' };

const folder = folderOfFile();

function waiving(id: string): string {
  const file = path.join(folder.path, `${id.replaceAll('/', '-')}.yaml`);
  writeFileSync(file, `waivers:\n  - id: ${id}\n    reason: Known.\n    owner: team\n    expires: 2999-12-31\n`);
  return `--waivers=${file}`;
}

async function played(name: string, implementation: string, ...args: string[]): Promise<JudgedRun> {
  const out = path.join(folder.path, name);
  const target = `--target=${new URL(implementation, (await referenceOfWorker()).url).href}`;
  const options = parseOptions([target, '--no-report', '--seed=11', '--budget=600', `--out=${out}`, ...args], '0', {});
  await run(options, suite, never, silent);
  return verdictOf(out);
}

function verdictOf(out: string): JudgedRun {
  return JSON.parse(readFileSync(path.join(out, 'conformance.json'), 'utf8')) as JudgedRun;
}

const told = ({ faults }: JudgedRun) => faults.map(({ message }) => message);

test('shards bear a waiver of what passes in them, and the merge asks for its removal', async () => {
  const waiver = waiving('cap.text-on-fourth-failure');
  const parts = [
    await played('1', '', '--runs=1', '--shard=1/2', waiver),
    await played('2', '', '--runs=1', '--shard=2/2', waiver),
  ];
  const out = path.join(folder.path, 'merged');
  const file = await mergeFolders(
    ['1', '2'].map((name) => path.join(folder.path, name)),
    out,
  );

  const code = await renderRunTo({ out, report: false, workers: 1 }, file, never, silent);

  expect(parts.flatMap(told)).toEqual([]);
  expect(told(verdictOf(out)).join()).toContain('cap.text-on-fourth-failure passes now, everywhere. Remove the entry.');
  expect(code).toBe(2);
});

test('a shard without the failure says nothing about a waiver that is justified elsewhere', async () => {
  const mutant = 'mutants/integration-transfers-to-neighbouring-skill/';
  const waiver = waiving('skill.literal-number');

  const part = await played('3-of-14', mutant, '--runs=0', '--no-contracts', '--shard=3/14', waiver);

  expect(told(part)).toEqual([]);
  expect(part.results.find(({ id }) => id === 'skill.literal-number')).not.toMatchObject({ status: 'failed' });
});

for (const [what, ...args] of [['requirements'], ['requirements of one channel', '--channel=messaging']] as const) {
  test(`a run of chosen ${what} leaves a waiver alone that holds everywhere`, async () => {
    const waiver = waiving('cap.text-on-fourth-failure');

    const part = await played('chosen', '', '--runs=0', '--no-contracts', '--only=cap.*', waiver, ...args);

    expect(told(part)).toEqual([]);
    expect(part.exitCode).toBe(0);
  });
}

test('a run of chosen requirements asks for the removal of a waiver whose scenario it holds whole', async () => {
  const waiver = waiving('cap.text-on-fourth-failure@cap/four-failures-asked-for');

  const part = await played('scenario', '', '--runs=0', '--no-contracts', '--only=cap.*', waiver);

  expect(told(part).join()).toMatch(/@cap\/four-failures-asked-for passes now\. Remove the entry\.$/);
  expect(part.exitCode).toBe(2);
});

test('a waiver of what generated cases find is left alone by a seed that does not find it', async () => {
  const waiver = waiving('cap.text-on-fourth-failure@generated/failures');

  const whole = await played('seed', '', '--runs=5', '--no-contracts', '--only=cap.*', waiver);

  expect(told(whole)).toEqual([]);
  expect(whole.exitCode).toBe(0);
});
