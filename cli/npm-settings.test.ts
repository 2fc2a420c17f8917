/** What was typed is what runs, or it is said how to write it; what npm sets for itself is never an option. */
import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { temporaryFolder, type TemporaryFolder } from '../quality/testing/temporary-folder';
import { expect, test } from '../quality/testing/test';
import { npmSettings } from './npm-settings';
import { words } from './words';
import { WrongWords } from './wrong-words';

const [run] = words;
const byNpm = { npm_config_user_agent: 'npm/11.19.1 node/v20.20.2 linux x64 workspaces/false' };

let folder: TemporaryFolder;

test.beforeEach(async () => {
  folder = await temporaryFolder();
});

test.afterEach(() => folder.remove());

function refusal(env: NodeJS.ProcessEnv, argv: readonly string[] = []): string {
  try {
    npmSettings(run, argv, { ...byNpm, ...env });
  } catch (error) {
    if (error instanceof WrongWords) return error.message;
    throw error;
  }
  throw new Error('Not refused.');
}

for (const [typed, env, argv, advice] of [
  ['--target url', { npm_config_target: 'true' }, ['http://x/'], 'npm test -- --target=http://x/'],
  ['--target=url', { npm_config_target: 'http://x/' }, [], 'npm test -- --target=http://x/'],
  ['--target', { npm_config_target: 'true' }, [], 'npm test -- --target=<url>'],
  [
    'two at once with blanks',
    { npm_config_target: 'true', npm_config_seed: 'true' },
    ['http://x/', '4'],
    'npm test -- --target=<url> --seed=<n>',
  ],
  [
    'some behind the dashes',
    { npm_config_target: 'http://x/', npm_config_report: '' },
    ['--seed=4'],
    'npm test -- --target=http://x/ --no-report',
  ],
  ['a glob', { npm_config_only: 'cap.*' }, [], "npm test -- --only='cap.*'"],
  ['a seed that is none', { npm_config_seed: 'abc' }, [], 'npm test -- --seed=abc'],
] as const) {
  test(`who types ${typed} without two dashes is told how to write it`, () => {
    expect(refusal(env, argv)).toMatch(/^npm took the options? .* Put two dashes before (it|them): /);
    expect(refusal(env, argv).split(': ').slice(1).join(': ')).toBe(advice);
  });
}

for (const [name, value] of [
  ['target', '31.0.0'],
  ['target', 'v22.1.0'],
  ['ca', 'null'],
  ['ca', '-----BEGIN CERTIFICATE-----\nMII…'],
  ['only', 'production'],
] as const) {
  test(`the setting ${name} of npm's with ${JSON.stringify(value)} says nothing`, () => {
    expect(npmSettings(run, [], { ...byNpm, [`npm_config_${name}`]: value })).toEqual([]);
  });
}

test('a setting of npm with a name of ours is told as not used, where its value would fit', async () => {
  const ca = path.join(folder.path, 'ca.pem');
  await writeFile(ca, '-----BEGIN CERTIFICATE-----\n');

  expect(npmSettings(run, [], { ...byNpm, npm_config_ca: ca })).toEqual([
    `npm has a setting "ca" (${ca}), which is no option of this command and was not used. If it is meant as one: npm test -- --ca=${ca}\n`,
  ]);
});

for (const [line, name, value] of [
  ['profile=full', 'profile', 'full'],
  ['target = http://x', 'target', 'http://x'],
  ['"target"="http://x"', 'target', 'http://x'],
  ['strict', 'strict', 'true'],
  ['strict=${STRICT}', 'strict', 'true'],
  ['call-deadline=3', 'call_deadline', '3'],
] as const) {
  for (const where of ['local_prefix', 'userconfig', 'globalconfig'] as const) {
    test(`"${line}" in npm's file of ${where} is a setting, told as not used`, async () => {
      const file = path.join(folder.path, '.npmrc');
      await writeFile(file, `; of the house\nregistry=https://x/\n${line}\n`);
      const env = {
        ...{ ...byNpm, [`npm_config_${name}`]: value },
        [`npm_config_${where}`]: where === 'local_prefix' ? folder.path : file,
      };

      expect(npmSettings(run, [], env)).toHaveLength(1);
    });
  }
}

test('an option that is typed with another value than the file has is one', async () => {
  await writeFile(path.join(folder.path, '.npmrc'), 'target=31.0.0\n');
  const env = { npm_config_target: 'http://x/', npm_config_local_prefix: folder.path };

  expect(refusal(env)).toContain('npm test -- --target=http://x/');
});

for (const agent of ['pnpm/10.2.0 npm/? node/v22.1.0', 'yarn/1.22.22 npm/? node/v20.20.2', 'bun/1.2.0 npm/?']) {
  test(`under ${agent}, which keeps no option, a variable of npm's is a setting`, () => {
    const env = { npm_config_user_agent: agent, npm_config_target: 'http://x/' };

    expect(npmSettings(run, [], env)).toHaveLength(1);
  });
}

test('a password in a setting is not repeated', () => {
  const env = { npm_config_user_agent: 'yarn/1.22.22', npm_config_target: 'http://user:secret@x/' };

  expect(npmSettings(run, [], env).join('')).not.toContain('secret');
});
