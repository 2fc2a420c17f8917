/** What is laid out can be run as it stands, and nothing is written over. */
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { readDescription } from '../../run/read-description';
import { missingOf } from '../../play/scenarios/described/stated';
import { publishedBotSchema } from '../../run/bot-schema';
import { temporaryFolder, type TemporaryFolder } from '../testing/temporary-folder';
import { expect, test } from '../testing/test';
import { calledWith } from './called-with';

let folder: TemporaryFolder;

test.beforeEach(async () => {
  folder = await temporaryFolder();
});

test.afterEach(async () => {
  await folder?.remove();
});

test('a description is laid out that stands, and says enough of each of its escalations', async () => {
  const to = path.join(folder.path, 'my-bot');
  const { code, said } = await calledWith(['describe', to]);
  const file = path.join(to, 'bot.yaml');

  expect(code, said).toBe(0);
  expect(said.replace(/\s+/g, '')).toContain(`--bot=${file}`);
  expect(readDescription(file).description.escalations.flatMap(missingOf)).toEqual([]);
  expect(readFileSync(file, 'utf8').match(/^\s*#/gm)?.length).toBeGreaterThan(10);
});

test('nothing is written over', async () => {
  const file = path.join(folder.path, 'bot.yaml');
  writeFileSync(file, 'mine');
  const { code, said } = await calledWith(['describe', folder.path]);

  expect(code).toBe(2);
  expect(said.replace(/\s+/g, ' ')).toContain('is there already. Name another folder: nothing is ever written over.');
  expect(readFileSync(file, 'utf8')).toBe('mine');
});

test('without a folder nothing is laid out', async () => {
  const { code, said } = await calledWith(['describe']);

  expect(code).toBe(2);
  expect(said.replace(/\s+/g, ' ')).toContain('describe -- my-bot');
  expect(existsSync('bot.yaml')).toBe(false);
});

test('the published schema is the one by which descriptions are read', () => {
  const published = readFileSync(path.join(__dirname, '..', '..', 'docs', 'schemas', 'bot.schema.json'), 'utf8');

  expect(JSON.parse(published)).toEqual(JSON.parse(publishedBotSchema()));
});

const file = path.join(__dirname, '..', '..', 'examples', 'skeletons', 'description', 'bot.yaml');

for (const [what, words, told] of [
  ['no implementation', [], 'and none is named: add --target or --adapter.'],
  [
    '--thorough',
    ['--target=http://127.0.0.1:1', '--thorough'],
    '--thorough plays definitions that the suite makes, and --bot is for a bot that takes none.',
  ],
  [
    '--pacts-from',
    ['--target=http://127.0.0.1:1', '--pacts-from=http://127.0.0.1:1'],
    '--pacts-from verifies messages of definitions',
  ],
] as const) {
  test(`--bot with ${what} is refused in a sentence`, async () => {
    const { code, said } = await calledWith(['run', `--bot=${file}`, ...words]);

    expect(code).toBe(2);
    expect(said.replace(/\s+/g, ' ')).toContain(told);
  });
}

test('--bot is an option like all others', async () => {
  const { said } = await calledWith(['run', '--print-config'], { env: { CONFORMANCE_BOT: 'somewhere.yaml' } });

  expect(said).toMatch(/bot.*somewhere\.yaml/);
});
