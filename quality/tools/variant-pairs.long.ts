/** Of a bot that is several variants, what is enough to fail is found. `npm run test:long` */
import path from 'node:path';
import { runChild } from '../testing/child';
import { folderOfFile } from '../testing/folder-of-file';
import { patienceMs } from '../testing/patience';
import { expect, test } from '../testing/test';

const root = path.join(__dirname, '..', '..');
const folder = folderOfFile();

test('among four variants the two that make the bot wrong are told, and the other pairs pass', async () => {
  test.setTimeout(4 * patienceMs);
  // Together they begin later than the protocol grants.
  const bot = 'says-little-of-problems+thinks-before-it-acts+takes-its-time+names-no-consumer';
  const words = [`--folder=${folder.path}`, `--only=${bot}`, '--cases=0'];
  const command = ['-r', './bin/typescript.js', path.join(__dirname, 'variant-pairs.ts'), ...words];

  const { code, output } = await runChild(process.execPath, command, { cwd: root, deadlineMs: 3 * patienceMs });

  expect(code, output).toBe(1);
  expect(output).toContain('\nthinks-before-it-acts + takes-its-time\n  FAIL  ');
  expect(output).toContain('5 of 6 pairs pass, 1 fail, 0 were not judged');
});
