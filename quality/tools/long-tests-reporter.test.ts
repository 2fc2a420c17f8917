/** What is noted of the long tests is what Playwright finds them again by. */
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { folderOfFile } from '../testing/folder-of-file';
import { expect, test } from '../testing/test';
import { withEnvironment } from '../testing/with-environment';
import LongTestsReporter, { leftIn, notedIn } from './long-tests-reporter';

const folder = folderOfFile();

const one = (...titles: string[]) => ({ titlePath: () => ['', 'long', 'trace/tiny.long.ts', ...titles] });

test('what passed and what is skipped is noted, with its file and groups, and what failed or was stopped is not', async () => {
  const [noted, left] = [path.join(folder.path, 'noted'), path.join(folder.path, 'left')];
  const tests = [one('a group', 'passes'), one('is skipped'), one('fails'), one('is stopped')];
  const statuses = ['passed', 'skipped', 'failed', 'interrupted'] as const;
  const reporter = new LongTestsReporter();

  await withEnvironment({ [notedIn]: noted, [leftIn]: left }, async () => {
    reporter.onBegin(undefined, { allTests: () => tests as never });
    statuses.forEach((status, n) => reporter.onTestEnd(tests[n] as (typeof tests)[number], { status }));
  });

  expect(readFileSync(left, 'utf8').trim().split('\n')).toHaveLength(4);
  expect(readFileSync(noted, 'utf8')).toBe('trace/tiny.long.ts › a group › passes\ntrace/tiny.long.ts › is skipped\n');
});
