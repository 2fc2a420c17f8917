/** What takes minutes: the same seed twenty times under load, and a real clock from beginning to end. `npm run test:long` */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { availableParallelism } from 'node:os';
import path from 'node:path';
import { normaliseTrace } from '../../play/player/normalise-trace';
import { judgeFolder } from '../../run/judge-folder';
import { readRunFile, readTrace } from '../../results/run-file';
import { expect, test } from '../testing/test';
import { temporaryFolder, type TemporaryFolder } from '../testing/temporary-folder';
import { runChild } from '../testing/child';
import { startReference } from '../../run/reference-process';

test.describe.configure({ timeout: 3_600_000 });

const root = path.resolve(__dirname, '..', '..');
let folder: TemporaryFolder;

test.beforeEach(async () => {
  folder = await temporaryFolder();
});

test.afterEach(() => folder.remove());

async function played(name: string, ...args: string[]) {
  const out = path.join(folder.path, name);
  const always = ['bin/escalation-conformance.js', '--no-report', '--no-contracts', '--runs=0', `--out=${out}`];
  const ended = await runChild(process.execPath, [...always, ...args], { cwd: root, deadlineMs: 1_200_000 });
  return { ...ended, out };
}

const tracesOf = (out: string) =>
  readRunFile(out)
    .plays.map((play) => {
      const trace = readTrace(out, play);
      return trace ? normaliseTrace(trace) : '';
    })
    .sort();

test('twenty runs of one seed are the same, with every core kept busy by something else', async () => {
  const busy = Array.from({ length: availableParallelism() }, () => spawn(process.execPath, ['-e', 'for (;;);']));
  try {
    const first = await played('first', '--seed=3');
    expect(first.code, first.output).toBe(0);
    const traces = tracesOf(first.out);
    for (let n = 1; n < 20; n += 1) {
      const { out, code, output } = await played('next', '--seed=3', `--at-once=${[1, 4, 16, 64][n % 4] ?? 16}`);

      expect(code, output).toBe(0);
      expect(tracesOf(out)).toEqual(traces);
      expect(judgeFolder(out).run.counts).toEqual(judgeFolder(first.out).run.counts);
    }
  } finally {
    for (const child of busy) {
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    }
  }
});

test('the whole set conforms on a real clock', async () => {
  const reference = await startReference(['--clock=real']);
  try {
    const { code, output } = await played('real', '--clock=real', `--target=${reference.url.href}`);

    expect(code, output).toBe(0);
  } finally {
    await reference.stop();
  }
});
