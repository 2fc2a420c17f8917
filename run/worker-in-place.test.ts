/** bin/worker-in-place.js: the runner of a presentation has its first worker in its own process. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { patienceMs } from '../quality/testing/patience';
import { temporaryFolder, type TemporaryFolder } from '../quality/testing/temporary-folder';
import { expect, test } from '../quality/testing/test';
import { runChild } from '../quality/testing/child';

const inPlace = path.join(__dirname, '..', 'bin', 'worker-in-place.js');
const named = path.dirname(require.resolve('@playwright/test/package.json'));
const playwright = path.dirname(require.resolve('playwright/package.json', { paths: [named] }));
const entry = path.join(playwright, 'lib', 'worker', 'workerProcessEntry.js');

let folder: TemporaryFolder;

test.beforeEach(async () => {
  folder = await temporaryFolder();
});

test.afterEach(() => folder.remove());

/** What a process says that keeps a worker in place, and then does this; `forked` forks as the runner does. */
async function said(does: string): Promise<unknown> {
  const script = path.join(folder.path, 'runner.js');
  const options = { detached: false, stdio: ['ignore', 'pipe', 'pipe', 'ipc'] };
  writeFileSync(
    script,
    `require(${JSON.stringify(inPlace)}).keepWorkerInPlace(${JSON.stringify(playwright)});
     const childProcess = require('node:child_process');
     const forked = (more = {}) =>
       childProcess.fork(${JSON.stringify(entry)}, { ...${JSON.stringify(options)}, env: process.env, ...more });
     const isReady = (worker) => new Promise((resolve) => worker.once('message', ({ method }) => resolve(method)));
     const isOver = (worker) => new Promise((resolve) => worker.once('exit', (code) => resolve(code)));
     (async () => console.log(JSON.stringify(await (async () => { ${does} })())))();`,
  );
  const { code, output } = await runChild(process.execPath, [script], { cwd: folder.path, deadlineMs: patienceMs });
  expect(code, output).toBe(0);
  return JSON.parse(output);
}

test('the first worker has no process of its own, says that it is there, and is over when it is stopped', async () => {
  expect(
    await said(`
      const worker = forked();
      const answers = [typeof worker.pid, await isReady(worker)];
      const over = isOver(worker);
      worker.send({ method: '__stop__' });
      return [...answers, await over];`),
  ).toEqual(['undefined', 'ready', 0]);
});

test('a second worker has a process of its own', async () => {
  expect(
    await said(`
      forked();
      const second = forked();
      const answers = [typeof second.pid, await isReady(second)];
      second.kill('SIGKILL');
      return answers;`),
  ).toEqual(['number', 'ready']);
});

test('a runner that forks in another way gets a process', async () => {
  expect(
    await said(`
      const worker = forked({ stdio: ['ignore', 'ignore', 'ignore', 'ipc'] });
      worker.kill('SIGKILL');
      return typeof worker.pid;`),
  ).toBe('number');
});

test('what the worker hears is a copy, as between processes', async () => {
  expect(
    await said(`
      const worker = forked();
      await isReady(worker);
      const asked = { method: '__dispatch__', params: { id: 1, method: 'none', params: {} } };
      worker.send(asked);
      asked.params.id = 2;
      const answer = await new Promise((resolve) => worker.once('message', resolve));
      return [answer.method, answer.params.id, typeof answer.params.error.message];`),
  ).toEqual(['__dispatch__', 1, 'string']);
});
