/** What is typed behind npm is what runs, or it is said how to write it; settings of npm's are none of ours. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { runChild, type Ended } from '../testing/child';
import { patienceMs } from '../testing/patience';
import { temporaryFolder, type TemporaryFolder } from '../testing/temporary-folder';
import { expect, test } from '../testing/test';

const root = path.resolve(__dirname, '..', '..');

let folder: TemporaryFolder;

test.beforeEach(async () => {
  folder = await temporaryFolder();
});

test.afterEach(() => folder.remove());

/** npm with these lines in the settings of the person. */
async function npm(words: readonly string[], settings: readonly string[] = []): Promise<Ended> {
  const file = path.join(folder.path, '.npmrc');
  await writeFile(file, settings.map((each) => `${each}\n`).join(''));
  const env = { npm_config_userconfig: file, npm_config_update_notifier: 'false' };
  return runChild('npm', words, { cwd: root, deadlineMs: patienceMs, env });
}

for (const words of [
  ['test', '--target', 'http://127.0.0.1:9/'],
  ['test', '--target=http://127.0.0.1:9/'],
]) {
  test(`"npm ${words.join(' ')}" judges nobody else, and says how to write it`, async () => {
    const { code, output } = await npm(words);

    expect(code, output).toBe(2);
    expect(output).toContain(
      'npm took the option --target for itself. Put two dashes before it: npm test -- --target=http://127.0.0.1:9/',
    );
  });
}

test('settings of npm with names of ours are no error, and the one that would fit is told', async () => {
  const settings = ['target=31.0.0', 'ca=null', 'profile=full', 'strict=false'];
  const { code, output } = await npm(['test', '--', 'list'], settings);
  const judged = await npm(
    [
      'test',
      '--',
      '--only=skill.non-numeric-sends-fallback',
      '--runs=0',
      '--no-report',
      '--no-contracts',
      `--out=${path.join(folder.path, 'results')}`,
    ],
    settings,
  );

  expect(code, output).toBe(0);
  expect(judged.code, judged.output).toBe(0);
  expect(judged.output).toContain(
    'npm has a setting "profile" (full), which is no option of this command and was not used. If it is meant as one: npm test -- --profile=full',
  );
  expect(judged.output.match(/npm has a setting/g)).toHaveLength(1);
});
