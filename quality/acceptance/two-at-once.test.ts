/** Two words that write into one folder at once: the second is refused, in a sentence, and the first ends as if nobody had come. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { folderOfFile } from '../testing/folder-of-file';
import { patienceMs } from '../testing/patience';
import { factsWith, runFolder } from '../testing/run-folder';
import { wellDone } from '../testing/sample-traces';
import { hanging, serve } from '../testing/serve';
import { servePassedOn } from '../testing/serve-passed-on';
import { expect, test } from '../testing/test';
import { calledWith, type Answer } from './called-with';
import { quickRun } from './quick-run';
import { referenceOfWorker } from './reference-of-worker';

const folder = folderOfFile();
const bin = path.resolve(__dirname, '..', '..', 'bin', 'escalation-conformance.js');
const quick = [...quickRun, '--call-deadline=60'];
const inUse = new RegExp(`is in use: process ${process.pid} writes there since .*Wait until it has ended, or stop it`);

/** A run into this folder, and what the others are told that are called while it goes on. */
async function besides(out: string, others: readonly (readonly string[])[]): Promise<readonly [Answer, ...Answer[]]> {
  const told: Answer[] = [];
  const { url } = await referenceOfWorker();
  let asked = false;
  const serving = await servePassedOn(url.href, {
    before: async ({ url: called }) => {
      if (called === '/' || asked) return;
      asked = true;
      for (const words of others) told.push(await calledWith(words));
    },
  });
  try {
    return [await calledWith([...quick, `--target=${serving.url}`, `--out=${out}`]), ...told];
  } finally {
    await serving.stop();
  }
}

test('whoever wants to write into the folder of a run that goes on is refused', async () => {
  const out = path.join(folder.path, 'results');
  const target = `--target=${(await referenceOfWorker()).url.href}`;
  const part = await runFolder(factsWith({ shard: { index: 1, of: 1 } }), [wellDone]);
  expect((await calledWith([...quick, target, `--out=${path.join(folder.path, 'earlier')}`])).code).toBe(0);
  const verdict = path.join(folder.path, 'earlier', 'conformance.json');

  const [first, ...others] = await besides(out, [
    [...quick, target, `--out=${out}`],
    ['merge', part.folder, '--no-report', `--out=${out}`],
    ['compare', verdict, verdict, `--out=${out}`],
  ]);

  expect(first.code, first.said).toBe(0);
  expect(others.map(({ code }) => code)).toEqual([2, 2, 2]);
  for (const { said } of others) expect(said).toMatch(inUse);
  expect(readdirSync(out).filter((name) => name.startsWith('.'))).toEqual([]);
  for (const word of ['judge', 'verify-claim']) expect((await calledWith([word, out])).code).toBe(0);
  await part.remove();
});

test('a run may write beside one that goes on', async () => {
  const target = `--target=${(await referenceOfWorker()).url.href}`;

  const [first, other] = await besides(path.join(folder.path, 'one'), [
    [...quick, target, `--out=${path.join(folder.path, 'other')}`],
  ]);

  expect([first.code, other?.code], other?.said).toEqual([0, 0]);
});

test('a folder that holds nothing but what a killed run has left there is used again', async () => {
  const out = path.join(folder.path, 'killed');
  mkdirSync(out);
  writeFileSync(path.join(out, '.conformance-lock'), '{"process":1}');

  const { code, said } = await calledWith([...quick, '--target=http://127.0.0.1:9', `--out=${out}`]);

  expect(code, said).toBe(3);
  expect(readdirSync(out).filter((name) => name.startsWith('.'))).toEqual([]);
});

test('files of somebody else beside a lock that was left stay', async () => {
  const out = path.join(folder.path, 'foreign');
  mkdirSync(out);
  for (const name of ['.conformance-lock', 'findings']) writeFileSync(path.join(out, name), 'theirs');

  const { code, said } = await calledWith([...quick, '--target=http://127.0.0.1:9', `--out=${out}`]);

  expect(code, said).toBe(2);
  expect(said).toContain('holds files that are not results of this suite');
  expect(readdirSync(out)).toEqual(['findings']);
});

test('a run that was killed before it had written a word keeps nobody out, and an empty file of somebody else does', async () => {
  const { url } = await referenceOfWorker();
  const run = (out: string) => calledWith([...quick, `--target=${url.href}`, `--out=${out}`]);
  const [left, theirs] = ['left', 'theirs'].map((name) => path.join(folder.path, name)) as [string, string];
  for (const out of [left, theirs]) {
    mkdirSync(out);
    writeFileSync(path.join(out, 'run.json'), '');
  }
  writeFileSync(path.join(left, '.conformance-lock'), '');

  const begun = await run(left);
  const refused = await run(theirs);

  expect(begun.code, begun.said).toBe(0);
  expect(refused.code, refused.said).toBe(2);
  expect(readdirSync(theirs)).toEqual(['run.json']);
});

test('a run that is killed keeps nobody out', async () => {
  const out = path.join(folder.path, 'shot');
  const { url } = await referenceOfWorker();
  const silent = await serve(hanging);
  const words = [...quick, `--out=${out}`];
  const child = spawn(process.execPath, [bin, ...words, `--target=${silent.url}`], { stdio: 'ignore' });
  const lock = path.join(out, '.conformance-lock');
  await expect.poll(() => existsSync(lock), { timeout: patienceMs }).toBe(true);
  child.kill('SIGKILL');
  await once(child, 'close');
  await silent.stop();
  expect(existsSync(lock)).toBe(true);

  const { code, said } = await calledWith([...words, `--target=${url.href}`]);

  expect(code, said).toBe(0);
  expect(existsSync(lock)).toBe(false);
});
