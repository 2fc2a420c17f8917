import { execFileSync, spawn } from 'node:child_process';
import { existsSync, mkdirSync, readdirSync, readFileSync, symlinkSync, utimesSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { temporaryFolder, type TemporaryFolder } from '../quality/testing/temporary-folder';
import { expect, test } from '../quality/testing/test';
import { lockName } from './file-names';
import { lockFolder } from './folder-lock';

let folder: TemporaryFolder;
let lock: string;

test.beforeEach(async () => {
  folder = await temporaryFolder();
  lock = path.join(folder.path, lockName);
});

test.afterEach(() => folder.remove());

/** What a process of this machine writes there. */
function ownLock(): Record<string, unknown> {
  const release = lockFolder(folder.path);
  const written = JSON.parse(readFileSync(lock, 'utf8')) as Record<string, unknown>;
  release();
  return written;
}

function expectTaken(): void {
  const release = lockFolder(folder.path);
  expect(JSON.parse(readFileSync(lock, 'utf8'))).toMatchObject({ process: process.pid });
  release();
  expect(readdirSync(folder.path).filter((name) => name.startsWith(lockName))).toEqual([]);
}

test('a folder is taken once, and given back', () => {
  const release = lockFolder(folder.path);

  expect(() => lockFolder(folder.path)).toThrow(`process ${process.pid} writes there since`);
  release();
  expect(existsSync(lock)).toBe(false);
  expectTaken();
});

test('two names of one folder are one folder', () => {
  const link = `${folder.path}-link`;
  symlinkSync(folder.path, link);
  const release = lockFolder(folder.path);

  expect(() => lockFolder(link)).toThrow(/writes there since/);
  release();
});

test('what a process leaves that is gone keeps nobody out', async () => {
  const child = spawn(process.execPath, ['-e', '0']);
  const { pid } = child;
  await once(child, 'exit');
  writeFileSync(lock, JSON.stringify({ ...ownLock(), process: pid }));

  expectTaken();
});

test('a number that another process has by now keeps nobody out', () => {
  test.skip(process.platform !== 'linux', 'only Linux says when a process was started');
  writeFileSync(lock, JSON.stringify({ ...ownLock(), process: process.ppid }));

  expectTaken();
});

test('a process that ended and whose parent looks away keeps nobody out', async () => {
  test.skip(process.platform !== 'linux', 'only Linux says so');
  const parent = spawn('sh', ['-c', 'sleep 0.5 & echo $!; exec sleep 30'], { stdio: ['ignore', 'pipe', 'ignore'] });
  try {
    const [said] = (await once(parent.stdout, 'data')) as [Buffer];
    const stat = () => readFileSync(`/proc/${said.toString().trim()}/stat`, 'utf8');
    await expect.poll(stat).toMatch(/\) Z /);
    const started = stat().split(') ').at(-1)?.split(' ')[19];
    writeFileSync(lock, JSON.stringify({ ...ownLock(), process: Number(said.toString()), started }));

    expectTaken();
  } finally {
    parent.kill('SIGKILL');
  }
});

test('a process that never says again that it is there keeps nobody out for longer than a minute', () => {
  writeFileSync(lock, JSON.stringify(ownLock()));
  expect(() => lockFolder(folder.path)).toThrow(/is|writes/);
  for (const seconds of [-61, 3_600]) {
    const when = new Date(Date.now() + seconds * 1_000);
    utimesSync(lock, when, when);

    expectTaken();
    writeFileSync(lock, JSON.stringify(ownLock()));
  }
});

test('a process of another machine is believed for a minute', () => {
  writeFileSync(lock, JSON.stringify({ ...ownLock(), machine: 'elsewhere' }));
  expect(() => lockFolder(folder.path)).toThrow(/of another machine or container writes there/);
  const when = new Date(Date.now() - 61_000);
  utimesSync(lock, when, when);

  expectTaken();
});

const inItsPlace: Readonly<Record<string, () => void>> = {
  'a text of somebody else': () => writeFileSync(lock, 'mine'),
  'an empty file': () => writeFileSync(lock, ''),
  'a long file': () => writeFileSync(lock, ' '.repeat(1_000_000)),
  'a folder with something in it': () => mkdirSync(path.join(lock, 'inner'), { recursive: true }),
  'a link to nothing': () => symlinkSync(path.join(folder.path, 'nothing'), lock),
  'a link to a device': () => symlinkSync('/dev/zero', lock),
  'a pipe': () => void execFileSync('mkfifo', [lock]),
};

for (const [what, put] of Object.entries(inItsPlace)) {
  test(`${what} in its place keeps nobody out`, () => {
    put();

    expectTaken();
  });
}

test('a link in its place is not followed', () => {
  const theirs = path.join(folder.path, 'theirs.txt');
  writeFileSync(theirs, 'theirs');
  symlinkSync(theirs, lock);

  expectTaken();
  expect(readFileSync(theirs, 'utf8')).toBe('theirs');
});

test('what somebody else has put in its place meanwhile stays', () => {
  const release = lockFolder(folder.path);
  execFileSync('rm', [lock]);
  writeFileSync(lock, 'theirs');

  release();

  expect(readFileSync(lock, 'utf8')).toBe('theirs');
});

/** Takes the folder once in each round, at the same moment as the others, and notes whether it got it. */
const taker = `
  const { workerData: { typescript, module, folder, shared, takers, rounds } } = require('node:worker_threads');
  require(typescript);
  const { lockFolder, FolderInUse } = require(module);
  const [round, ready, got, tried] = [0, 1, 2, 3];
  for (let mine = 1; mine <= rounds; mine += 1) {
    Atomics.add(shared, ready, 1);
    Atomics.notify(shared, ready);
    while (Atomics.load(shared, round) < mine);
    let release = () => undefined;
    try {
      release = lockFolder(folder);
      Atomics.add(shared, got, 1);
    } catch (error) {
      if (!(error instanceof FolderInUse)) throw error;
    }
    Atomics.add(shared, tried, 1);
    while (Atomics.load(shared, tried) < mine * takers) Atomics.wait(shared, tried, Atomics.load(shared, tried), 5);
    release();
  }`;

test('of several that find one lock that was left, one takes the folder', async () => {
  const [takers, rounds] = [3, 40];
  const [round, ready, got] = [0, 1, 2];
  const shared = new Int32Array(new SharedArrayBuffer(16));
  const left = JSON.stringify({ ...ownLock(), process: 2 ** 30 });
  const root = path.resolve(__dirname, '..');
  const workerData = {
    ...{ typescript: path.join(root, 'bin', 'typescript.js'), module: path.join(__dirname, 'folder-lock.ts') },
    ...{ folder: folder.path, shared, takers, rounds },
  };
  const workers = Array.from({ length: takers }, () => new Worker(taker, { eval: true, workerData }));
  const ended = Promise.all(workers.map((worker) => once(worker, 'exit')));
  try {
    for (let mine = 1; mine <= rounds; mine += 1) {
      await Promise.race([
        ended,
        expect.poll(() => Atomics.load(shared, ready), { intervals: [1] }).toBe(mine * takers),
      ]);
      expect(Atomics.load(shared, got), `after ${mine - 1} rounds`).toBe(mine - 1);
      writeFileSync(lock, left);
      Atomics.store(shared, round, mine);
    }
    await ended;
    expect(Atomics.load(shared, got)).toBe(rounds);
    expect(readdirSync(folder.path)).toEqual([]);
  } finally {
    await Promise.all(workers.map((worker) => worker.terminate()));
  }
});
