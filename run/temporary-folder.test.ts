/** Where the system has no folder for temporary files, the results hold one for as long as it is needed. */
import { existsSync, mkdirSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { temporaryFolder, type TemporaryFolder } from '../quality/testing/temporary-folder';
import { expect, test } from '../quality/testing/test';
import { withEnvironment } from '../quality/testing/with-environment';
import { withTemporaryFolder } from './temporary-folder';

let folder: TemporaryFolder;

test.beforeEach(async () => {
  folder = await temporaryFolder();
});

test.afterEach(() => folder.remove());

test('one that cannot be written is replaced by one in the results, which goes with what it was for', async () => {
  const out = path.join(folder.path, 'results');
  mkdirSync(out);
  await withEnvironment({ TMPDIR: path.join(folder.path, 'none') }, async () => {
    const before = tmpdir();
    const act = async () => {
      expect(path.dirname(tmpdir())).toBe(out);
      expect(existsSync(tmpdir())).toBe(true);
      throw new Error('It ends in any way.');
    };

    await expect(withTemporaryFolder(out, act)).rejects.toThrow('It ends in any way.');

    expect(tmpdir()).toBe(before);
  });
  expect(readdirSync(out)).toEqual([]);
});

test('one that can be written is left as it is', async () => {
  await withEnvironment({ TMPDIR: folder.path }, async () => {
    expect(await withTemporaryFolder(folder.path, async () => tmpdir())).toBe(folder.path);
  });
  expect(readdirSync(folder.path)).toEqual([]);
});
