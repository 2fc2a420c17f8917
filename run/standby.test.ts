import { randomUUID } from 'node:crypto';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { markVariable, processesMarked } from '../quality/testing/marked-processes';
import { patienceMs } from '../quality/testing/patience';
import { temporaryFolder, type TemporaryFolder } from '../quality/testing/temporary-folder';
import { expect, test } from '../quality/testing/test';
import { standBy, type Standby } from './standby';

const program =
  'process.stdout.write(JSON.stringify([globalThis.loaded ?? 0, process.argv.slice(2), process.env.WORD ?? "none", process.env.ONCE ?? "none"]))';

let folder: TemporaryFolder;
let standby: Standby | undefined;

test.beforeEach(async () => {
  folder = await temporaryFolder();
});

test.afterEach(async () => {
  await standby?.stop();
  standby = undefined;
  await folder.remove();
});

function file(name: string, text: string): string {
  const at = path.join(folder.path, name);
  writeFileSync(at, text);
  return at;
}

/** A script that loads, then says by a file that it has. */
function preparing(does = ''): string {
  const pid = JSON.stringify(path.join(folder.path, 'pid'));
  return file(
    'prepare.js',
    `module.exports = {
       prepare: () => { ${does}; globalThis.loaded = 1; require('node:fs').writeFileSync(${pid}, String(process.pid)); },
     };`,
  );
}

function standingBy(
  prepares: string,
  { script = file('program.js', program), boundMs = 60_000, mark = '' } = {},
): Standby {
  standby = standBy({ script, prepares, variables: { ONCE: 'while it loads', [markVariable]: mark }, boundMs });
  return standby;
}

/** The id of the process, once it has loaded. */
async function loaded(): Promise<number> {
  const at = path.join(folder.path, 'pid');
  await expect.poll(() => existsSync(at) && readFileSync(at, 'utf8') !== '', { timeout: patienceMs }).toBe(true);
  return Number(readFileSync(at, 'utf8'));
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

async function saidBy(child: ChildProcess): Promise<{ said: unknown; code: unknown }> {
  let said = '';
  child.stdout?.on('data', (chunk: Buffer) => (said += chunk.toString()));
  const [code] = (await once(child, 'close')) as unknown[];
  return { said: JSON.parse(said), code };
}

for (const name of ['program.js', 'program.mjs']) {
  test(`what is loaded beforehand is there when the program runs: ${name}`, async () => {
    const waiting = standingBy(preparing(), { script: file(name, program) });
    const pid = await loaded();

    const child = await waiting.run(['a', '--b=c'], { WORD: 'now' });

    expect(child.pid).toBe(pid);
    expect(await saidBy(child)).toEqual({ said: [1, ['a', '--b=c'], 'now', 'none'], code: 0 });
  });
}

for (const [what, does] of [
  ['breaks off', 'process.exit(3)'],
  ['cannot load', 'require("/no/such/file")'],
] as const) {
  test(`a process that ${what} costs nothing but time`, async () => {
    const waiting = standingBy(preparing(does));

    const child = await waiting.run(['a'], { WORD: 'now' });

    expect(await saidBy(child)).toEqual({ said: [0, ['a'], 'now', 'none'], code: 0 });
  });
}

test('a process that was killed costs nothing but time', async () => {
  const waiting = standingBy(preparing());
  process.kill(await loaded(), 'SIGKILL');

  const child = await waiting.run(['a'], { WORD: 'now' });

  expect(await saidBy(child)).toEqual({ said: [0, ['a'], 'now', 'none'], code: 0 });
});

test('a process that nobody wants is gone once it is stopped', async () => {
  const waiting = standingBy(preparing());
  const pid = await loaded();

  await waiting.stop();

  expect(isRunning(pid)).toBe(false);
});

test('a process that is stopped while it loads is gone as well', async () => {
  const mark = randomUUID();
  const waiting = standingBy(preparing('while (true);'), { mark });
  await expect.poll(() => processesMarked(mark).length, { timeout: patienceMs }).toBe(1);

  await waiting.stop();

  expect(processesMarked(mark)).toEqual([]);
});

test('a process waits for no longer than its bound', async () => {
  standingBy(preparing(), { boundMs: 1 });
  const pid = await loaded();

  await expect.poll(() => isRunning(pid), { timeout: patienceMs }).toBe(false);
});

test('a process ends when whoever started it is killed', async () => {
  const words = [require.resolve('../bin/standby.js'), JSON.stringify({ prepares: preparing(), boundMs: 60_000 })];
  const parent = spawn(
    process.execPath,
    [
      '-e',
      `require('node:child_process').spawn(process.execPath, ${JSON.stringify(words)}, { stdio: ['ignore', 'ignore', 'ignore', 'ipc'] })`,
    ],
    { stdio: 'ignore' },
  );
  const pid = await loaded();

  parent.kill('SIGKILL');

  await expect.poll(() => isRunning(pid), { timeout: patienceMs }).toBe(false);
});
