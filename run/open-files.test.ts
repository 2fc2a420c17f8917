/** Too few files for a run are told before it begins, with what to do. */
import path from 'node:path';
import { runChild } from '../quality/testing/child';
import { folderOfFile } from '../quality/testing/folder-of-file';
import { patienceMs } from '../quality/testing/patience';
import { expect, test } from '../quality/testing/test';
import { leastOpenFiles, requireOpenFiles } from './open-files';
import { UsageError } from './usage-error';

const folder = folderOfFile();
const root = path.join(__dirname, '..');

test('as many files as a run needs are enough, or no limit at all', () => {
  expect(() => requireOpenFiles(leastOpenFiles)).not.toThrow();
  expect(() => requireOpenFiles(undefined)).not.toThrow();
  expect(() => requireOpenFiles(leastOpenFiles - 1)).toThrow(UsageError);
});

test('a run under ulimit -n 64 ends with exit code 2, in a sentence, before anybody was called', async () => {
  test.skip(process.platform === 'win32', 'Windows has no such limit.');
  const call = `"${process.execPath}" bin/escalation-conformance.js --target=http://127.0.0.1:9 --no-report --out="${folder.path}/out"`;

  const { code, output } = await runChild('bash', ['-c', `ulimit -n 64; ${call}`], {
    cwd: root,
    deadlineMs: patienceMs,
  });

  expect(code, output).toBe(2);
  expect(output.replace(/\s+/g, ' ')).toContain('This user may have 64 files and connections open at once');
  expect(output).toContain('ulimit -n 4096');
  expect(output).not.toMatch(/^\s+at /m);
});
