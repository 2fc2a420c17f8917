/** A module cannot end the command, nor keep it: the exit code is the suite's, and so are its signals. */
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { judgeFolder } from '../../run/judge-folder';
import type { JudgedRun } from '../../judge/verdict/verdict';
import { markVariable, processesMarked } from '../testing/marked-processes';
import { patienceMs } from '../testing/patience';
import { temporaryFolder, type TemporaryFolder } from '../testing/temporary-folder';
import { expect, test } from '../testing/test';
import { runChild } from '../testing/child';

const root = path.resolve(__dirname, '..', '..');
const bin = path.join(root, 'bin', 'escalation-conformance.js');
const starter = path.join(root, 'examples', 'typescript', 'in-process.ts');
const hostile = (name: string) => path.join(root, 'quality', 'hostile', 'modules', `${name}.js`);

let folder: TemporaryFolder;
let out: string;

test.beforeEach(async () => {
  folder = await temporaryFolder();
  out = path.join(folder.path, 'results');
});

test.afterEach(() => folder.remove());

const wordsFor = (module: string, ...more: string[]) => [
  ...[bin, '--no-report', '--no-contracts', '--runs=0', '--seed=3', `--out=${out}`, `--adapter=${module}`],
  ...more,
];

const verdict = () => JSON.parse(readFileSync(path.join(out, 'conformance.json'), 'utf8')) as JudgedRun;

test('a module that ends its process half-way has broken the protocol, and what was judged before is kept', async () => {
  const module = path.join(folder.path, 'leaves.js');
  writeFileSync(
    module,
    `const { implementation } = require(${JSON.stringify(starter)});
     let starts = 0;
     exports.implementation = { ...implementation, start: (conversation) => {
       if ((starts += 1) === 60) process.exit(0);
       return implementation.start(conversation); } };`,
  );

  const { code, output } = await runChild(process.execPath, wordsFor(module, '--only=route.*,message.*'), {
    cwd: root,
    deadlineMs: patienceMs,
  });

  expect(code, output).toBe(4);
  expect(output.match(/leaves\.js ended its own process \(exit code 0\) in start\(\)/g)).toHaveLength(1);
  expect(verdict()).toMatchObject({ conclusion: 'no verdict', exitCode: 4 });
  const { run, evidence } = judgeFolder(out);
  expect(run).toMatchObject({ exitCode: 4, counts: verdict().counts });
  expect(evidence.plays.filter(({ trace }) => trace !== null).length).toBeGreaterThan(0);
});

for (const [name, code, says] of [
  ['exits-at-once', 4, 'ended its own process (exit code 0) in its loading'],
  ['exits-on-fourth-start', 4, 'ended its own process (exit code 0) in start()'],
  ['loops-in-tell', 3, 'never gave its thread back in tell()'],
  ['throws-later', 4, 'Error: thrown in a timer'],
] as const) {
  test(`the doctor survives a module, too: ${name}`, async () => {
    const words = [bin, 'doctor', `--adapter=${hostile(name)}`, '--call-deadline=2'];

    const end = await runChild(process.execPath, words, { cwd: root, deadlineMs: patienceMs });

    expect(end.code, end.output).toBe(code);
    expect(end.output).toContain(says);
  });
}

test('what a module writes to the standard output is no verdict', async () => {
  const { code, output } = await runChild(process.execPath, wordsFor(hostile('shouts'), '--only=message.mixed'), {
    cwd: root,
    deadlineMs: patienceMs,
  });

  expect(code, output).toBe(6);
  expect(output).toContain('| CONFORMS  hostile module\n| Exit code 0:');
  expect(output).not.toMatch(/^(CONFORMS|Exit code 0)/m);
  expect(verdict()).toMatchObject({ conclusion: 'incomplete', exitCode: 6, counts: { passed: 0 } });
});

test('a reader who stops reading stops neither the run nor the module', async () => {
  const running = start(wordsFor(hostile('shouts'), '--only=message.mixed'));
  await running.prints(/Judging/);

  running.child.stdout.destroy();

  expect(await running.ended, running.output()).toBe(6);
  expect(verdict()).toMatchObject({ conclusion: 'incomplete', faults: [] });
});

test('a fault of our own stays one beside a module', async () => {
  const broken = path.join(folder.path, 'broken.js');
  writeFileSync(
    broken,
    `if (process.argv[1] === ${JSON.stringify(bin)}) {
       const timer = setInterval(() => {
         if (process.listenerCount('uncaughtException') === 0) return;
         clearInterval(timer);
         throw new Error('thrown on purpose');
       }, 1).unref();
     }`,
  );
  const env = { NODE_OPTIONS: `--require=${JSON.stringify(broken)}` };

  const { code, output } = await runChild(process.execPath, wordsFor(starter), {
    cwd: root,
    deadlineMs: patienceMs,
    env,
  });

  expect(code, output).toBe(5);
  expect(output).toContain('Fault of the suite: Error: thrown on purpose');
});

/** The command under way, first of a group of its own as in a terminal, with a mark that all below it inherit. */
function start(words: readonly string[]) {
  const mark = randomUUID();
  const child = spawn(process.execPath, words, {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: true,
    env: { ...process.env, [markVariable]: mark },
  });
  let output = '';
  const timer = setTimeout(() => child.kill('SIGKILL'), patienceMs);
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve)).finally(() => clearTimeout(timer));
  const prints = (what: RegExp) =>
    new Promise<void>((resolve, reject) => {
      const look = () => what.test(output) && resolve();
      for (const stream of [child.stdout, child.stderr]) stream.on('data', look);
      void ended.then(() => reject(new Error(`It ended without printing ${String(what)}:\n${output}`)));
    });
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
  }
  return { child, ended, prints, left: () => processesMarked(mark), output: () => output };
}

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  test(`${signal} to the whole group stops a run whose module never gives its thread back, once`, async () => {
    const running = start(wordsFor(hostile('says-and-loops'), '--call-deadline=600'));
    await running.prints(/about to loop/);

    process.kill(-(running.child.pid ?? 0), signal);

    expect(await running.ended, running.output()).toBe(6);
    expect(running.output().match(/Stopping; what was judged is kept\./g)).toHaveLength(1);
    expect(running.output()).not.toContain('FAULT');
    expect(verdict()).toMatchObject({ interrupted: true, counts: { passed: 0 } });
    expect(running.left()).toEqual([]);
  });
}

test('a run that is killed takes its module along, even one that never gives its thread back', async () => {
  const running = start(wordsFor(hostile('says-and-loops'), '--call-deadline=600'));
  await running.prints(/about to loop/);

  running.child.kill('SIGKILL');
  await running.ended;

  await expect.poll(running.left, { timeout: patienceMs }).toEqual([]);
});
