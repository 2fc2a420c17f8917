/** The command as its users meet it: what it prints, what it leaves, and the one number by which a build goes on or stops. */
import { execFileSync, spawn, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import path from 'node:path';
import type { Readable } from 'node:stream';
import { judgeFolder } from '../../run/judge-folder';
import { exitMeanings } from '../../reporters/exit-meaning';
import type { JudgedRun } from '../../judge/verdict/verdict';
import { patienceMs } from '../testing/patience';
import { hanging, serve, type Serving } from '../testing/serve';
import { temporaryFolder, type TemporaryFolder } from '../testing/temporary-folder';
import { expect, test } from '../testing/test';
import { runChild } from '../testing/child';
import { calledWith } from './called-with';
import { withDefaults } from '../testing/with-defaults';
import { startReference } from '../../run/reference-process';

const root = path.resolve(__dirname, '..', '..');
const bin = path.join(root, 'bin', 'escalation-conformance.js');

/** The chosen scenarios alone: contracts, generated cases and the report have tests of their own. */
const playsOnly = ['--no-report', '--no-contracts', '--runs=0'];

let folder: TemporaryFolder;
let out: string;
let servings: Serving[];

test.beforeEach(async () => {
  folder = await temporaryFolder();
  out = path.join(folder.path, 'results');
  servings = [];
});

test.afterEach(async () => {
  for (const serving of servings) await serving.stop();
  await folder.remove();
});

interface Ran {
  readonly code: number | undefined;
  readonly output: string;
}

const wordsFor = (args: readonly string[]) => withDefaults([...playsOnly, `--out=${out}`], args);

/** The command as a process of its own. */
async function command(...args: string[]): Promise<Ran> {
  return runChild(process.execPath, [bin, ...wordsFor(args)], { cwd: root, deadlineMs: patienceMs });
}

/** The command called in this process, for its answers. */
async function called(...args: string[]): Promise<Ran> {
  const { code, said } = await calledWith(wordsFor(args));
  return { code, output: said };
}

/** The verdict file that the command left. */
function verdict(): JudgedRun {
  return JSON.parse(readFileSync(path.join(out, 'conformance.json'), 'utf8')) as JudgedRun;
}

async function served(...[listener]: Parameters<typeof serve>): Promise<string> {
  const serving = await serve(listener);
  servings.push(serving);
  return serving.url;
}

test('the embedded reference conforms: exit code 0, in words too', async () => {
  const { code, output } = await command('--only=route.*', '--seed=7');

  expect(code, output).toBe(0);
  expect(output).toMatch(
    /^CONFORMS, PARTIAL {2}"reference .*" \(the suite's own reference implementation was judged.*seed 7, the page as it was on [-0-9]+$/m,
  );
  expect(output).toContain(
    'Exit code 0: every requirement of the profile that was chosen was judged and none failed, as far as this partial run reaches.',
  );
  expect(verdict()).toMatchObject({ conclusion: 'conforms', exitCode: 0, seed: 7, interrupted: false });
  expect(existsSync(path.join(out, 'allure-report'))).toBe(false);
  for (const file of ['conformance.json', 'junit.xml', 'summary.md', 'badge.svg', 'run.json', 'traces']) {
    expect(existsSync(path.join(out, file)), file).toBe(true);
  }
});

test('what is printed keeps within 80 columns, or those that the environment names', async () => {
  const words = ['--target=http://127.0.0.1:9', '--no-report', `--out=${out}`];
  const widest = async (env: NodeJS.ProcessEnv) => {
    const { output } = await runChild(process.execPath, [bin, ...words], { cwd: root, deadlineMs: patienceMs, env });
    // A path is a word, and stays whole.
    const lines = output.split('\n').filter((line) => !line.startsWith('Report  '));
    return Math.max(...lines.map((line) => line.length));
  };

  expect(await widest({ COLUMNS: '' })).toBeLessThanOrEqual(80);
  expect(await widest({ COLUMNS: '200' })).toBeGreaterThan(80);
});

test('a mutant does not conform, the paragraph says what to mend, and its traces can be judged again', async () => {
  const mutant = await startReference(['--mutant=never-transfers-by-integration']);
  const target = mutant.url.href;
  const first = await called(`--target=${target}`, '--only=route.integration-transfers,message.*').finally(() =>
    mutant.stop(),
  );

  expect(first.code, first.output).toBe(1);
  expect(first.output).toMatch(/^FAIL {2}route\.integration-transfers {3}MUST · documented$/m);
  for (const part of ['Expected', 'Observed', 'Scenario', 'Source', 'Look at']) {
    expect(first.output).toMatch(new RegExp(`^ {2}${part} {2}`, 'm'));
  }
  expect(first.output).toContain(
    `  Replay    npm test -- --target=${target} --only=route.integration-transfers --seed=`,
  );
  expect(first.output).toContain(`Exit code 1: ${exitMeanings[1]}.`);

  const again = await calledWith(['judge', out]);

  const told = (output: string) => /^FAIL [\s\S]*^Exit code .*$/m.exec(output)?.[0];
  expect(again.code, again.said).toBe(1);
  expect(told(again.output)).toBe(told(first.output));
});

for (const [wrong, advice] of [
  [[], 'Name one results folder: npm run judge -- conformance-results'],
  [['no-such-folder'], 'run.json'],
] as const) {
  test(`judging ${wrong[0] ?? 'nothing'} again is wrong usage: exit code 2`, async () => {
    const { code, said } = await calledWith(['judge', ...wrong]);

    expect(code, said).toBe(2);
    expect(said).toContain(advice);
    expect(said).not.toContain('    at ');
  });
}

test('no server: exit code 3, and what to do', async () => {
  const target = await served(hanging);
  await servings[0]?.stop();

  const { code, output } = await called(`--target=${target}`);

  expect(code, output).toBe(3);
  expect(output).toContain(`No server listens at ${target}: GET / was refused (ECONNREFUSED).`);
  expect(output).toContain('Start the implementation, or correct --target.');
  expect(verdict()).toMatchObject({ conclusion: 'no verdict', counts: { passed: 0, failed: 0 } });
});

test('a web page in place of an implementation: exit code 4, and what was seen', async () => {
  const target = await served((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>It works!</title>');
  });

  const { code, output } = await called(`--target=${target}`);

  expect(code, output).toBe(4);
  expect(output).toContain('"<!doctype html><title>It works!</title>". Expected a declaration in JSON.');
  expect(output).toContain(`Exit code 4: ${exitMeanings[4]}.`);
});

for (const [wrong, advice] of [
  ['--tagret=http://127.0.0.1:8080', 'Did you mean --target?'],
  ['--target=8080', 'It is not a URL. Example: http://127.0.0.1:8080'],
  ['--only=route.nothing', 'Did you mean "route.'],
  [`--out=${__dirname}`, 'holds files that are not results of this suite'],
  [`--out=${path.join(__filename, 'below')}`, 'Name a folder that can be written'],
] as const) {
  test(`${wrong.replace(__dirname, '…')} is wrong usage: exit code 2`, async () => {
    const { code, output } = await called(wrong);

    expect(code, output).toBe(2);
    expect(output).toContain(advice);
    expect(output).not.toContain('    at ');
    expect(existsSync(path.join(out, 'conformance.json'))).toBe(false);
  });
}

test('a target in the environment that names nothing is wrong usage, for the doctor, too', async () => {
  for (const words of [[], ['doctor']]) {
    const { code, said } = await calledWith(words, { env: { CONFORMANCE_TARGET: ' ' } });

    expect(code, said).toBe(2);
    expect(said).toContain('The environment variable CONFORMANCE_TARGET is set and names nothing.');
  }
});

test('a target in the environment is the one that is judged', async () => {
  const { code, said } = await calledWith(wordsFor([]), { env: { CONFORMANCE_TARGET: 'http://127.0.0.1:9/' } });

  expect(code, said).toBe(3);
  expect(said).toContain('No server listens at http://127.0.0.1:9/');
});

test('an option that npm keeps for itself is noticed by the command that npm starts', async () => {
  const { code, output } = await runChild('npm', ['test', '--target=http://127.0.0.1:8080'], {
    cwd: root,
    deadlineMs: patienceMs,
  });

  expect(code, output).toBe(2);
  expect(output).toContain('npm test -- --target=http://127.0.0.1:8080');
});

test('help, list and version answer with exit code 0, and play nothing', async () => {
  const [help, list, version] = [await called('--help'), await called('--list'), await called('--version')];

  expect([help.code, list.code, version.code]).toEqual([0, 0, 0]);
  expect(help.output).toContain('--no-report');
  expect(list.output).toContain('route.integration-transfers');
  expect(version.output.trim()).toMatch(/^\d+\.\d+\.\d+$/);
  expect(existsSync(out)).toBe(false);
});

test('a fault of our own never looks like a verdict', async () => {
  const broken = path.join(folder.path, 'broken.js');
  const script = `
    const timer = setInterval(() => {
      if (process.listenerCount('uncaughtException') === 0) return;
      clearInterval(timer);
      throw new Error('thrown on purpose');
    }, 1).unref();`;
  writeFileSync(broken, script);
  const env = { NODE_OPTIONS: `--require=${JSON.stringify(broken)}` };
  const target = await served(hanging);

  const args = [bin, ...playsOnly, `--out=${out}`, `--target=${target}`];
  const { code, output } = await runChild(process.execPath, args, { cwd: root, deadlineMs: patienceMs, env });

  expect(code, output).toBe(5);
  expect(output).toContain('Fault of the suite: Error: thrown on purpose');
});

/** Some plays that end at once, and some that wait for three minutes. */
const inRealTime = ['--clock=real', '--only=route.*,silence.*'];

type Running = ChildProcessByStdio<null, Readable, Readable>;

/** The command under way, for tests that do something to it; it does not outlive its deadline. */
function start(...args: string[]) {
  const child: Running = spawn(process.execPath, [bin, ...playsOnly, `--out=${out}`, ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  const timer = setTimeout(() => child.kill('SIGKILL'), patienceMs);
  const ended = new Promise<number | null>((resolve) => child.once('exit', resolve)).finally(() => clearTimeout(timer));
  /** Resolves when this has been printed; rejects when the command ends without it. */
  const prints = (what: RegExp) =>
    new Promise<RegExpExecArray>((resolve, reject) => {
      const look = () => {
        const found = what.exec(output);
        if (found) resolve(found);
      };
      for (const stream of [child.stdout, child.stderr]) stream.on('data', look);
      void ended.then(() => reject(new Error(`It ended without printing ${String(what)}:\n${output}`)));
      look();
    });
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk: string) => (output += chunk));
  }
  return { child, ended, prints, output: () => output };
}

/** Processes that this one has started and that still run. */
function childrenOf(pid: number): number[] {
  const lines = existsSync(`/proc/${pid}/task/${pid}/children`)
    ? readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').replaceAll(' ', '\n')
    : execFileSync('pgrep', ['-P', String(pid)], { encoding: 'utf8' });
  return lines.split('\n').flatMap((line) => (line.trim() === '' ? [] : [Number(line)]));
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Resolves when the server at this URL has closed the connection that is opened here. */
async function untilGone(url: string): Promise<() => Promise<unknown>> {
  const socket = connect(Number(new URL(url).port), '127.0.0.1');
  const closed = new Promise((resolve) => socket.once('close', resolve));
  socket.on('error', () => undefined).resume();
  await once(socket, 'connect');
  return () => closed;
}

test('Ctrl-C stops a run, its children too, and keeps what was judged', async () => {
  // In real time the waits of three minutes are certain to be under way when the first plays have ended.
  const running = start(...inRealTime);
  await running.prints(/^Playing: /m);
  const children = childrenOf(running.child.pid ?? 0);

  running.child.kill('SIGINT');
  const code = await running.ended;

  expect(children).toHaveLength(1);
  expect(children.filter(isRunning)).toEqual([]);
  expect([1, 6]).toContain(code);
  expect(running.output()).toContain('Stopping; what was judged is kept.');
  expect(running.output()).not.toContain('FAULT');
  expect(verdict()).toMatchObject({ interrupted: true, exitCode: code });
  expect(verdict().results.some(({ findings }) => findings.length > 0)).toBe(true);
});

test('Ctrl-C stops a run that waits for an implementation which never answers', async () => {
  let asked: () => void = () => undefined;
  const arrival = new Promise<void>((resolve) => (asked = resolve));
  const target = await served((incoming) => {
    incoming.resume();
    asked();
  });
  const running = start(`--target=${target}`, '--call-deadline=600');
  await arrival;

  running.child.kill('SIGINT');

  expect(await running.ended, running.output()).toBe(6);
  expect(running.output()).not.toContain('FAULT');
  expect(verdict()).toMatchObject({ interrupted: true, counts: { passed: 0 } });
});

test("the suite's own reference, killed among the plays, is its fault: exit code 5", async () => {
  const running = start(...inRealTime);
  await running.prints(/^Playing: /m);
  const [reference] = childrenOf(running.child.pid ?? 0);

  process.kill(reference ?? 0, 'SIGKILL');

  expect(await running.ended, running.output()).toBe(5);
  expect(running.output()).toContain('The reference implementation of the suite ended (SIGKILL)');
  const faults = [...verdict().faults];
  expect(new Set(faults.map(({ kind }) => kind))).toEqual(new Set(['suite']));
  expect(running.output()).not.toContain('Start the implementation');
});

test('a run that is killed takes its reference along, and leaves a folder that can be used again', async () => {
  const running = start(...inRealTime);
  const [, url = ''] = await running.prints(/ at (http:\S+\/):/);
  const gone = await untilGone(url);

  running.child.kill('SIGKILL');
  await running.ended;
  await gone();

  await expect(fetch(url)).rejects.toThrow();
  expect((await called('--list')).code).toBe(0);
});

test('what was played before a kill is kept, can be judged, and counts as incomplete', async () => {
  const running = start(...inRealTime);
  await running.prints(/^Playing: /m);
  // The first play to end may belong to a requirement that needs others too. Whatever is there can be judged at any moment.
  const passed = () => judgeFolder(out).run.counts.passed;
  await expect.poll(passed, { timeout: patienceMs }).toBeGreaterThan(0);
  const before = passed();

  running.child.kill('SIGKILL');
  await running.ended;

  const { run } = judgeFolder(out);
  expect(run).toMatchObject({ interrupted: true, conclusion: 'incomplete', exitCode: 6 });
  expect(run.counts.passed).toBeGreaterThanOrEqual(before);
});

test('a reader who stops reading does not stop the run', async () => {
  const running = start('--only=route.*');
  await running.prints(/Judging/);

  running.child.stdout.destroy();

  expect(await running.ended).toBe(0);
  expect(verdict().conclusion).toBe('conforms');
});
