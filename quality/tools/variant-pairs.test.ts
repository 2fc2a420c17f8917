/** Bots of several variants are played, and what is enough to fail is found: a handful, so that what plays them cannot rot. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { listEveryone } from '../proof/list-everyone';
import { patienceMs } from '../testing/patience';
import { expect, test } from '../testing/test';
import { runChild } from '../testing/child';
import { inScenarios, nameOfSeen, pairsSeen } from './pairs-seen';

const root = path.join(__dirname, '..', '..');
let folder: string;

test.beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'pairs-'));
});

test.afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function pairs(...args: readonly string[]) {
  const command = ['-r', './bin/typescript.js', path.join(__dirname, 'variant-pairs.ts'), `--folder=${folder}`];
  return runChild(process.execPath, [...command, ...args], { cwd: root, deadlineMs: patienceMs });
}

test('of a bot that is wrong the two that make it so are told, with the paragraph', async () => {
  const wrong = ['thinks-before-it-acts', 'takes-its-time'];
  const { variants } = await listEveryone();
  const bot = variants
    .map(({ name }) => name)
    .filter((name) => [...wrong, 'says-little-of-problems', 'names-no-consumer'].includes(name));
  // That they are wrong together takes plays that wait, which the long tests make: here it was seen before.
  const seen = pairsSeen(folder, { seed: 1, cases: 0 });
  for (const some of partsOf(bot)) {
    const isWrong = wrong.every((name) => some.includes(name));
    const complaints = isWrong
      ? [
          {
            where: inScenarios,
            what: 'cap.text-on-fourth-failure',
            told: 'FAIL  cap.text-on-fourth-failure\n  Too late.',
          },
        ]
      : [];
    for (const where of [[], [inScenarios]]) seen.add({ name: nameOfSeen(some, where), complaints });
  }

  const { code, output } = await pairs(`--only=${bot.join('+')}`, '--cases=0');

  expect(code, output).toBe(1);
  expect(output).toContain(
    '\nthinks-before-it-acts + takes-its-time\n  FAIL  cap.text-on-fourth-failure\n    Too late.',
  );
  expect(output).toContain('5 of 6 pairs pass, 1 fail, 0 were not judged');
});

/** Every choice of some of them. */
function partsOf(bot: readonly string[]): string[][] {
  const [first, ...rest] = bot;
  if (first === undefined) return [[]];
  return partsOf(rest).flatMap((part) => [part, [first, ...part]]);
}

test('a bot that is right in three unusual ways passes, and is not played again', async () => {
  const bot = 'orders-keys-the-other-way+acknowledges-each-text+strips-the-account-part';

  for (const turn of ['first', 'second']) {
    const { code, output } = await pairs(`--only=${bot}`, '--cases=0');

    expect(code, `${turn}: ${output}`).toBe(0);
    expect(output).toContain('3 of 3 pairs pass, 0 fail, 0 were not judged');
  }
});

for (const { asked, says } of [
  { asked: '--only=behaves-well', says: '--only=behaves-well: no variant has that in its name.' },
  { asked: '--only=paces-its-texts+behaves-well', says: 'not each of them is a variant.' },
  { asked: '--size=1', says: '--size has to be a whole number from 2 on' },
  { asked: '--part=9/8', says: '--part=9/8 is none; the third of six is --part=3/6.' },
  { asked: '--cases=many', says: '--cases has to be a whole number from 0 on.' },
]) {
  test(`${asked} is refused in words`, async () => {
    const { code, output } = await pairs(asked);

    expect(code, output).toBe(2);
    expect(output).toContain(says);
  });
}
