/** A folder of any size is read in the memory that a small one takes, and whoever stops the command meanwhile is heeded. */
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
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

/** Milliseconds within which a signal is heeded by who has a core for itself. */
const heededMs = 2_000;

/** How many times the processor time of a process may pass until it has it, where others keep the machine busy. */
const busy = 4;

/** Processor milliseconds that a process has had, as Linux counts them; undefined when it has ended. */
function processorMs(pid: number | undefined): number | undefined {
  try {
    // Its name, in brackets, may hold blanks; the counts are in hundredths of a second.
    const fields = readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /s, '')
      .split(' ');
    return fields[0] === 'Z' ? undefined : (Number(fields[11]) + Number(fields[12])) * 10;
  } catch {
    return undefined;
  }
}

/** Processor milliseconds that it has from now on until it ends. */
async function processorMsUntilEnd({ pid }: ChildProcess): Promise<number> {
  const before = processorMs(pid) ?? 0;
  for (let last = before; ; await sleep(20)) {
    const now = processorMs(pid);
    if (now === undefined) return last - before;
    last = now;
  }
}

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
    // Judging takes less than a second: whoever looks more rarely would come too late.
    await expect.poll(stopped.joined, { timeout: patienceMs, intervals: [10] }).toBe(true);
    beganMs = performance.now();
    const processor = processorMsUntilEnd(stopped.child);
    stopped.child.kill(signal);
    const [code] = (await stopped.ended) as [number | null];

    const tookMs = performance.now() - beganMs;
    expect(tookMs).toBeLessThan(Math.max(heededMs, wholeMs / 3, busy * (await processor)));
    expect(await processor).toBeLessThan(heededMs);
    expect(code === null || stopped.said().includes('Stopped while it was judged'), stopped.said()).toBe(true);
    expect(existsSync(path.join(folder.path, 'stopped', 'conformance.json'))).toBe(false);
  });
}
