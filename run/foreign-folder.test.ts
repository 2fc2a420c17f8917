import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { temporaryFolder, type TemporaryFolder } from '../quality/testing/temporary-folder';
import { expect, test } from '../quality/testing/test';
import { lockName, lockTurnName } from '../results/file-names';
import { refuseForeignFiles, refuseForeignFolder } from './foreign-folder';

let folder: TemporaryFolder;

test.beforeEach(async () => {
  folder = await temporaryFolder();
});

test.afterEach(() => folder.remove());

const before = () => refuseForeignFolder(folder.path, 'results');
const onceTaken = () => refuseForeignFiles(folder.path);

test('of a folder in which somebody writes nothing is said before it is taken', () => {
  // As a run leaves it that has just begun to clear it.
  mkdirSync(path.join(folder.path, 'traces'));
  writeFileSync(path.join(folder.path, lockName), '');

  before();
  expect(onceTaken).toThrow('holds files that are not results of this suite');
  rmSync(path.join(folder.path, lockName));
  expect(before).toThrow('--out=results holds files that are not results of this suite');
});

test('a folder that holds nothing but what a lock leaves may be taken', () => {
  writeFileSync(path.join(folder.path, lockTurnName), '');

  before();
  onceTaken();
});
