/** Shards that are joined are the run that was never split. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { JudgedRun } from '../rules/verdict';
import { normaliseTrace } from '../harness/normalise-trace';
import { judgeFolder } from '../reporters/evidence';
import type { PropertyReport } from '../reporters/property-report';
import { readRunFile, readTrace } from '../reporters/run-file';
import { expect, test } from '../testing/test';
import { temporaryFolder, type TemporaryFolder } from '../testing/temporary-folder';
import { mergeFolders } from './merge';
import { parseOptions } from './options';
import { startReference, type ReferenceProcess } from './reference-process';
import { run, tell } from './run';

let reference: ReferenceProcess;
let folder: TemporaryFolder;

test.beforeAll(async () => {
  reference = await startReference();
});

test.afterAll(async () => {
  await reference.stop();
});

test.beforeEach(async () => {
  folder = await temporaryFolder();
});

test.afterEach(() => folder.remove());

const silent = { write: () => undefined };
const never = new AbortController().signal;
const suite = { name: 'suite', version: '0' };

/** Plays into a folder of this name; resolves to it. */
async function played(name: string, ...args: string[]): Promise<string> {
  const out = path.join(folder.path, name);
  const chosen = [
    '--no-report',
    '--no-contracts',
    '--runs=0',
    '--seed=11',
    '--only=message.*,cap.*,silence.*',
    ...args,
  ];
  await run(parseOptions([...chosen, `--target=${reference.url.href}`, `--out=${out}`], '0', {}), suite, never, silent);
  return out;
}

function verdictOf(out: string): JudgedRun {
  return JSON.parse(readFileSync(path.join(out, 'conformance.json'), 'utf8')) as JudgedRun;
}

const tracesOf = (out: string) =>
  readRunFile(out)
    .plays.map((play) => {
      const trace = readTrace(out, play);
      return trace ? normaliseTrace(trace) : '';
    })
    .sort();

test('three shards joined have the counts, findings and traces of the whole run', async () => {
  const whole = await played('whole');
  const shards = [await played('1', '--shard=1/3'), await played('2', '--shard=2/3'), await played('3', '--shard=3/3')];
  const merged = path.join(folder.path, 'merged');

  const file = await mergeFolders(shards, merged);
  const code = await tell({ out: merged, report: false, workers: 1 }, file, never, silent);

  expect(code).toBe(0);
  expect(verdictOf(merged).counts).toEqual(verdictOf(whole).counts);
  expect(verdictOf(merged)).toMatchObject({ conclusion: 'conforms', seed: 11 });
  expect(tracesOf(merged)).toEqual(tracesOf(whole));
  const findings = (out: string) =>
    judgeFolder(out).run.results.map(({ id, status, findings }) => [id, status, findings.length]);
  expect(findings(merged)).toEqual(findings(whole));
  await expect(mergeFolders(shards.slice(1), path.join(folder.path, 'other'))).rejects.toThrow('Missing: shard 1/3');
  await expect(mergeFolders([whole], path.join(folder.path, 'other'))).rejects.toThrow('holds a whole run');
});

test('folders of different seeds are not joined', async () => {
  const shards = [
    await played('1', '--shard=1/2', '--only=route.integration-transfers'),
    await played('2', '--shard=2/2', '--seed=12', '--only=route.integration-transfers'),
  ];

  await expect(mergeFolders(shards, path.join(folder.path, 'merged'))).rejects.toThrow('they differ in "seed"');
});

test('the same seed gives the same findings and traces, however many plays are under way', async () => {
  const first = await played('first');
  const [slow, again] = [await played('slow', '--at-once=1'), await played('again', '--at-once=40')];

  for (const out of [slow, again]) {
    expect(tracesOf(out)).toEqual(tracesOf(first));
    expect(judgeFolder(out).run.counts).toEqual(judgeFolder(first).run.counts);
  }
});

test('what no shard came to judge in all their generated cases stays open', async () => {
  const shards = [await played('1', '--shard=1/2', '--runs=2'), await played('2', '--shard=2/2', '--runs=2')];
  for (const shard of shards) {
    const file = path.join(shard, 'properties.json');
    const report = JSON.parse(readFileSync(file, 'utf8')) as PropertyReport;
    const properties = report.properties.map((each) => ({
      ...each,
      cases: 60,
      exercised: { 'message.before-transfer': 0 },
    }));
    writeFileSync(file, JSON.stringify({ ...report, properties }));
  }
  const merged = path.join(folder.path, 'merged');

  const code = await tell(
    { out: merged, report: false, workers: 1 },
    await mergeFolders(shards, merged),
    never,
    silent,
  );

  expect(code).toBe(6);
  const open = verdictOf(merged).results.filter(({ status }) => status !== 'passed');
  expect(open.map(({ id, status }) => [id, status])).toEqual([['message.before-transfer', 'inconclusive']]);
  const { properties } = JSON.parse(readFileSync(path.join(merged, 'properties.json'), 'utf8')) as PropertyReport;
  expect(properties).toContainEqual(
    expect.objectContaining({
      status: 'not exercised',
      why: 'In 120 cases nothing was judged of message.before-transfer.',
    }),
  );
});
