/** Faults are hidden from whoever looks at the reports: what is shown tells nobody who is judged, and the answers are kept apart. */
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { runChild } from '../testing/child';
import { patienceMs } from '../testing/patience';
import { temporaryFolder } from '../testing/temporary-folder';
import { expect, test } from '../testing/test';

const root = path.join(__dirname, '..', '..');

const hide = (...words: readonly string[]) =>
  runChild(process.execPath, ['-r', './bin/author-script.js', path.join(__dirname, 'hidden-faults.ts'), ...words], {
    cwd: root,
    deadlineMs: patienceMs,
  });

test('no file and no word tells which mutant was judged, but for the answers', async () => {
  const folder = await temporaryFolder();
  try {
    const few = ['--only=message.once', '--channel=messaging', '--runs=0', '--no-contracts'];
    const { code, output } = await hide('--seed=7', '--count=1', `--to=${folder.path}`, ...few);

    expect(code, output).toBe(0);
    const at = (name: string) => path.join(folder.path, name);
    const [answer] = JSON.parse(readFileSync(at('answers.json'), 'utf8')) as { readonly name: string }[];
    expect(readdirSync(folder.path)).toEqual(
      expect.arrayContaining(['bot-1.page.png', 'bot-1.allure.png', 'bot-1.console.txt']),
    );
    const shown = readdirSync(at('bot-1'), { recursive: true, withFileTypes: true })
      .filter((file) => file.isFile())
      .map((file) => readFileSync(path.join(file.parentPath, file.name), 'utf8'));
    const texts = [output, readFileSync(at('bot-1.console.txt'), 'utf8'), ...shown];
    expect(texts.length).toBeGreaterThan(10);
    expect(texts.join('\n')).toContain('bot 1');
    // The page of mutants names every one of them, whoever was judged.
    const naming = texts.filter(
      (text) => text.includes(answer?.name ?? '?') && !text.includes('Do the checks bite?</h1>'),
    );
    expect(naming).toEqual([]);
  } finally {
    await folder.remove();
  }
});

test('who leaves out the seed or the folder, or counts in words, is told so', async () => {
  expect(await hide('--seed=7')).toMatchObject({ code: 2, output: 'Give --seed=<n> and --to=<folder>.\n' });
  expect(await hide('--seed=7', '--to=nowhere', '--count=few')).toMatchObject({
    code: 2,
    output: expect.stringContaining('--count has to be a whole number'),
  });
});
