/** A folder of any size is read in the memory that a small one takes, and whoever stops the command meanwhile is heeded. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { runChild } from '../testing/child';
import { patienceMs } from '../testing/patience';
import { factsWith, runFolder, type RunFolder } from '../testing/run-folder';
import { wellDone } from '../testing/sample-traces';
import type { Event, Trace } from '../../trace/trace';
import { longestTrace } from '../../trace/trace-limits';
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

/** As many events as a trace may hold, and nearly as many bytes as a file. */
function veryLarge(): Trace {
  const last = wellDone.events.at(-1)?.n ?? 0;
  const read = Array.from({ length: longestTrace - wellDone.events.length }, (_, at): Event => ({
    ...{ n: last + 1 + at, conversation: 'main', afterMs: 9_000, byMs: 9_000, wallMs: 9_000, kind: 'consumer-read' },
    ...{ text: 'x'.repeat(10_000), via: 'message', raw: {} },
  }));
  return { ...wellDone, events: [...wellDone.events, ...read] };
}

const folders: Readonly<Record<string, () => readonly Trace[]>> = {
  'thousands of traces': () => traces(8_000, wellDone.title),
  'the events of one very large trace': () => [veryLarge()],
};

for (const [what, signal] of Object.keys(folders).flatMap((each) => [
  [each, 'SIGINT'] as const,
  [each, 'SIGTERM'] as const,
])) {
  test(`${signal} is heeded while ${what} are judged`, async () => {
    run = await runFolder(facts, folders[what]?.() ?? []);
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
