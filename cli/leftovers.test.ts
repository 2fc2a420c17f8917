/** However a run ends, nothing of it is left: no process, so no socket either, and no temporary file. */
import path from 'node:path';
import { patienceMs } from '../testing/patience';
import { temporaryFolder, type TemporaryFolder } from '../testing/temporary-folder';
import { expect, test } from '../testing/test';
import { watchedCommand, type WatchedEnd, type Watching } from '../testing/watched-command';
import { startReference } from './reference-process';

const few = ['--no-report', '--only=skill.literal-number', '--seed=8'];

let folder: TemporaryFolder;

test.beforeEach(async () => {
  folder = await temporaryFolder();
});

test.afterEach(() => folder.remove());

function judged(args: readonly string[], interrupt?: Watching['interrupt']): Promise<WatchedEnd> {
  const all = [...few, `--out=${path.join(folder.path, 'results')}`, ...args];
  return watchedCommand({
    folder: folder.path,
    args: all,
    deadlineMs: patienceMs,
    ...(interrupt ? { interrupt } : {}),
  });
}

function expectNothingLeft({ processes, temporaryFiles }: WatchedEnd): void {
  expect(processes).toEqual([]);
  expect(temporaryFiles).toEqual([]);
}

test('a run that succeeds leaves nothing behind, its contracts and generated cases included', async () => {
  const end = await judged(['--runs=10']);

  expect(end.code, end.output).toBe(0);
  expectNothingLeft(end);
});

test('a run that finds failures leaves nothing behind', async () => {
  const mutant = await startReference(['--mutant=never-transfers-by-integration']);

  const end = await judged([`--target=${mutant.url.href}`, '--only=route.*', '--runs=0', '--no-contracts']).finally(
    () => mutant.stop(),
  );

  expect(end.code, end.output).toBe(1);
  expectNothingLeft(end);
});

for (const [moment, after] of [
  ['contracts are tried', /^Contracts$/m],
  ['generated cases are played', /^Properties: 1 /m],
] as const) {
  test(`Ctrl-C while ${moment} leaves nothing behind, and blames nobody`, async () => {
    const end = await judged(['--runs=5000', '--budget=80'], { after, with: 'SIGINT' });

    expect(end.output).toContain('Stopping; what was judged is kept.');
    expect(end.output).not.toContain('FAULT');
    expect(end.code, end.output).toBe(6);
    expectNothingLeft(end);
  });
}
