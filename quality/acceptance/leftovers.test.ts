/** However a run ends, nothing of it is left: no process, so no socket either, and no temporary file. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { patienceMs } from '../testing/patience';
import { declaring, failing, serve } from '../testing/serve';
import { temporaryFolder, type TemporaryFolder } from '../testing/temporary-folder';
import { expect, test } from '../testing/test';
import { watchedCommand, type WatchedEnd, type Watching } from '../testing/watched-command';
import { startReference } from '../../run/reference-process';

/** Of this there are few generated cases besides those that --runs asks for. */
const reported = ['--only=context.receiver-starts-intent-dialog', '--seed=8'];
const few = ['--no-report', ...reported];
/** What is asked of an implementation that declares no capability. */
const ofEverybody = ['--no-report', '--only=skill.literal-number', '--seed=8'];

let folder: TemporaryFolder;

test.beforeEach(async () => {
  folder = await temporaryFolder();
});

test.afterEach(() => folder.remove());

function judged(
  args: readonly string[],
  interrupt?: Watching['interrupt'],
  which: readonly string[] = few,
): Promise<WatchedEnd> {
  const all = [...which, `--out=${path.join(folder.path, 'results')}`, ...args];
  return watchedCommand({
    folder: folder.path,
    args: all,
    deadlineMs: patienceMs,
    ...(interrupt ? { interrupt } : {}),
  });
}

const nothing = { processes: [], temporaryFiles: [] };

function expectNothingLeft({ left }: WatchedEnd): void {
  expect(left).toEqual(nothing);
}

/** After a kill others clean up, and notice only by it that they have to. */
async function expectNothingLeftSoon({ leftNow }: WatchedEnd): Promise<void> {
  await expect.poll(leftNow, { timeout: patienceMs }).toEqual(nothing);
}

/** A child on stdio that declares itself; what it does with every other call is said by `onCall`. */
function childThat(onCall: string, meanwhile = ''): string {
  const file = path.join(folder.path, 'child.js');
  const declaration = {
    protocol: 'escalation-conformance/1',
    implementation: { name: 'child', version: '1' },
    channels: ['messaging'],
    clock: 'virtual',
    capabilities: [],
    fallbackMessage: 'Pardon?',
  };
  writeFileSync(
    file,
    `const say = (answer) => process.stdout.write(JSON.stringify(answer) + '\\n');
     ${meanwhile}
     require('node:readline').createInterface({ input: process.stdin }).on('line', (line) => {
       const { id, call } = JSON.parse(line);
       if (call === 'declare') say({ id, declaration: ${JSON.stringify(declaration)} });
       else { ${onCall} }
     });`,
  );
  return `--adapter=stdio:'${process.execPath}' '${file}'`;
}

/** Heeds neither the end of its input nor a request to end. */
const stubborn = "process.on('SIGTERM', () => undefined); setInterval(() => undefined, 1000);";
const stubbornGrandchild = `require('node:child_process').spawn(process.execPath, ['-e', ${JSON.stringify(stubborn)}], { stdio: 'ignore' });`;

test('a run that succeeds leaves nothing behind, its contracts, generated cases and report included', async () => {
  const end = await judged(['--runs=5'], undefined, reported);

  expect(end.code, end.output).toBe(0);
  expect(end.output).toMatch(/^Contracts$/m);
  expect(end.output).toMatch(/^Properties: /m);
  expect(end.output).not.toContain('No Allure report');
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

test('Ctrl-C while contracts are tried leaves nothing behind, and blames nobody', async () => {
  const end = await judged(['--runs=5000', '--budget=80'], { after: /^Contracts$/m, with: 'SIGINT' });

  expectStopped(end);
  expectNothingLeft(end);
});

function expectStopped({ code, output }: WatchedEnd): void {
  expect(output).toContain('Stopping; what was judged is kept.');
  expect(output).not.toContain('FAULT');
  expect(code, output).toBe(6);
}

for (const [moment, onceThere] of [
  ['the engine of the contracts starts', /^contracts-[^/]+$/],
  ['the engine of the contracts works', /^contracts-[^/]+\/pact-\d+\.json$/],
] as const) {
  test(`a kill while ${moment} leaves nothing behind for long`, async () => {
    const end = await judged(['--runs=0'], { after: /^Contracts$/m, onceThere, with: 'SIGKILL' });

    expect(end.code, end.output).toBeNull();
    await expectNothingLeftSoon(end);
  });
}

test('a kill leaves no child on stdio behind for long, however stubborn, and none of its own', async () => {
  const adapter = childThat('', stubborn + stubbornGrandchild);

  const end = await judged([adapter], { after: /^Judging /m, with: 'SIGKILL' }, ofEverybody);

  expect(end.code, end.output).toBeNull();
  expect(end.left.processes.some((started) => started.includes('child.js'))).toBe(true);
  await expectNothingLeftSoon(end);
});

test('a child on stdio that crashes half-way leaves nothing behind, nor do its own children', async () => {
  const adapter = childThat('if (id > 5) process.exit(9); else say({ id, done: true });', stubbornGrandchild);

  const end = await judged([adapter], undefined, ofEverybody);

  expect(end.output).toContain('ended (exit code 9)');
  expect(end.code, end.output).toBe(3);
  expectNothingLeft(end);
});

test('a server that is gone half-way leaves nothing behind of the run', async () => {
  let calls = 0;
  const serving = await serve(
    declaring({}, (incoming, response) => {
      incoming.resume();
      calls += 1;
      if (calls > 5) void serving.stop();
      else response.writeHead(201).end();
    }),
  );

  const end = await judged([`--target=${serving.url}`], undefined, ofEverybody).finally(() => serving.stop());

  expect(end.code, end.output).toBe(3);
  expectNothingLeft(end);
});

/** What waits to present the run, by the name of its script. */
const onStandby = (processes: readonly string[]) => processes.filter((started) => started.includes('standby.js'));

const whilePlaying = { after: /^Properties: 1 /m } as const;

test('what waits to present a run is there while generated cases are played, and gone soon after a kill', async () => {
  const end = await judged(
    ['--runs=5000', '--budget=80', '--no-contracts'],
    { ...whilePlaying, with: 'SIGKILL' },
    reported,
  );

  expect(end.code, end.output).toBeNull();
  expect(onStandby(end.left.processes).length).toBeGreaterThan(0);
  await expect.poll(() => end.leftNow().processes, { timeout: patienceMs }).toEqual([]);
});

test('a run without a report has nothing wait for it', async () => {
  const end = await judged(['--runs=5000', '--budget=80', '--no-contracts'], { ...whilePlaying, with: 'SIGKILL' });

  expect(end.code, end.output).toBeNull();
  expect(onStandby(end.left.processes)).toEqual([]);
});

for (const signal of ['SIGINT', 'SIGTERM'] as const) {
  test(`a run that is stopped by ${signal} while generated cases are played leaves nothing behind, nor what waits to present it`, async () => {
    const end = await judged(
      ['--runs=5000', '--budget=80', '--no-contracts'],
      { ...whilePlaying, with: signal },
      reported,
    );

    expectStopped(end);
    expect(end.output).not.toContain('Presenting');
    expectNothingLeft(end);
  });
}

test('a run that is stopped while it is presented keeps its verdict, and leaves no process behind', async () => {
  const stopped = { after: /^Presenting$/m, with: 'SIGINT' } as const;

  const end = await judged(['--runs=5', '--no-contracts'], stopped, reported);

  expect(end.output).toContain('No Allure report: it was stopped.');
  expect(end.code, end.output).toBe(0);
  expect(end.left.processes).toEqual([]);
});

test('a target that cannot be reached has no Allure page, and leaves no process behind', async () => {
  const serving = await serve(failing);
  await serving.stop();

  const end = await judged([`--target=${serving.url}`], undefined, reported);

  expect(end.code, end.output).toBe(3);
  expect(end.output).not.toContain('Presenting');
  expect(end.output).toContain('No Allure report: nothing was played to its end.');
  expect(end.left.processes).toEqual([]);
});
