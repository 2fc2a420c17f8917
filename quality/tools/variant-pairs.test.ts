/** Bots of several variants are played, and what is enough to fail is found: a handful, so that what plays them cannot rot. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { expect, test } from '../testing/test';
import { runChild } from '../testing/child';

const root = path.join(__dirname, '..', '..');
/** Longer than the patience with other processes: whoever is wrong here is waited for at every play. */
const deadlineMs = 440_000;

let folder: string;

test.beforeEach(() => {
  folder = mkdtempSync(path.join(tmpdir(), 'pairs-'));
});

test.afterEach(() => {
  rmSync(folder, { recursive: true, force: true });
});

async function pairs(...args: readonly string[]) {
  const command = ['-r', './bin/typescript.js', path.join(__dirname, 'variant-pairs.ts'), `--folder=${folder}`];
  return runChild(process.execPath, [...command, ...args], { cwd: root, deadlineMs });
}

test('of a bot that is wrong the two that make it so are told, with the paragraph', async () => {
  // Together they begin later than the protocol grants. Among others they are found in the long tests.
  const bot = 'thinks-before-it-acts+takes-its-time';

  const { code, output } = await pairs(`--only=${bot}`, '--cases=0');

  expect(code, output).toBe(1);
  expect(output).toContain('\nthinks-before-it-acts + takes-its-time\n  FAIL  ');
  expect(output).toContain('0 of 1 pairs pass, 1 fail, 0 were not judged');
});

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
