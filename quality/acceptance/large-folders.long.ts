/** A folder of any size is read in the memory that a small one takes, and whoever stops the command meanwhile is heeded. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { runChild } from '../testing/child';
import { patienceMs } from '../testing/patience';
import { factsWith, runFolder, type RunFolder } from '../testing/run-folder';
import { wellDone } from '../testing/sample-traces';
import { temporaryFolder, type TemporaryFolder } from '../testing/temporary-folder';
import { expect, test } from '../testing/test';

test.describe.configure({ timeout: 1_800_000 });

const root = path.resolve(__dirname, '..', '..');
const bin = path.join('bin', 'escalation-conformance.js');
const facts = factsWith({ shard: { index: 1, of: 1 }, only: ['message.before-transfer'] as const });

let folder: TemporaryFolder;
let run: RunFolder | undefined;

test.beforeEach(async () => {
  folder = await temporaryFolder();
});

test.afterEach(async () => {
  await run?.remove();
  await folder.remove();
});

const traces = (count: number, title: string) =>
  Array.from({ length: count }, (_, n) => ({ ...wellDone, title, scenario: `message/well-done-${n}` }));

for (const words of [['judge'], ['merge', '--no-report']]) {
  test(`the word ${words[0] ?? ''} takes two hundred and forty megabytes of traces with a heap of two hundred`, async () => {
    run = await runFolder(facts, traces(60, 'x'.repeat(4 * 1024 * 1024)));
    const out = words.includes('merge') ? [`--out=${path.join(folder.path, 'merged')}`] : [];

    const { code, output } = await runChild(process.execPath, [bin, ...words, run.folder, ...out], {
      cwd: root,
      deadlineMs: patienceMs,
      env: { NODE_OPTIONS: '--max-old-space-size=200' },
    });

    expect([0, 6], output.slice(-2_000)).toContain(code);
    expect(output).toMatch(/^Exit code \d/m);
  });
}

/** Milliseconds within which a signal is heeded; where the machine is busy, a part of what it would have taken. */
const heededMs = 2_000;

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  test(`${signal} is heeded while thousands of traces are judged`, async () => {
    run = await runFolder(facts, traces(8_000, wellDone.title));
    const start = (name: string) => {
      const out = path.join(folder.path, name);
      const words = [bin, 'merge', '--no-report', `--out=${out}`, run?.folder ?? ''];
      const child = spawn(process.execPath, words, { cwd: root, stdio: ['ignore', 'pipe', 'pipe'] });
      let said = '';
      for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => (said += String(chunk)));
      const file = path.join(out, 'run.json');
      // It says so when the parts are joined, and is judged from then on.
      const joined = () => existsSync(file) && !readFileSync(file, 'utf8').includes('"interrupted": true');
      return { child, joined, said: () => said, ended: once(child, 'close') };
    };
    const whole = start('whole');
    await expect.poll(whole.joined, { timeout: patienceMs }).toBe(true);
    let beganMs = performance.now();
    await whole.ended;
    const wholeMs = performance.now() - beganMs;

    const stopped = start('stopped');
    await expect.poll(stopped.joined, { timeout: patienceMs }).toBe(true);
    beganMs = performance.now();
    stopped.child.kill(signal);
    const [code] = (await stopped.ended) as [number | null];

    expect(performance.now() - beganMs).toBeLessThan(Math.max(heededMs, wholeMs / 3));
    expect(code === null || stopped.said().includes('Stopped while it was judged'), stopped.said()).toBe(true);
    expect(existsSync(path.join(folder.path, 'stopped', 'conformance.json'))).toBe(false);
  });
}
