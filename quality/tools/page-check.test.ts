/** The answer of `npm run page:check` for a newer copy, and for what is no copy. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { pageSentences, type PageSentence } from '../../requirements/page-sentences';
import { digestOf, readPage } from '../../requirements/read-page';
import { expect, test } from '../testing/test';
import { temporaryFolder } from '../testing/temporary-folder';
import { checkPage } from './page-check';

const page = 'Lamps shine.\n\nThey are hot. Nobody may touch them. A box holds six.';

/** The sentences above, under ids of the page, so that statements rest on them. */
const known: readonly PageSentence[] = (() => {
  const { words, begins } = readPage(page);
  return begins.map((begin, index) => ({
    id: pageSentences[index]?.id ?? '',
    ...digestOf(words.slice(begin, begins[index + 1])),
    read: '2026-11-29',
  }));
})();

async function checked(text: string) {
  const folder = await temporaryFolder();
  try {
    const file = path.join(folder.path, 'page.md');
    writeFileSync(file, text);
    const said: string[] = [];
    const code = checkPage([file], (line) => said.push(line), known);
    return { code, said };
  } finally {
    await folder.remove();
  }
}

test('a copy with the same sentences ends with 0', async () => {
  expect(await checked(page)).toEqual({ code: 0, said: ['4 of 4 sentences are as they were on 2026-11-29.'] });
});

test('a copy with other sentences ends with 1, and names each with what rests on it', async () => {
  const { code, said } = await checked(
    page.replace('are hot', 'are warm').replace(' A box holds six.', '').concat(' Ask us.'),
  );

  expect(code).toBe(1);
  expect(said[0]).toBe('CHANGED  introduction/2');
  expect(said[1]).toMatch(/^ {2}said {5}.*route\.agent-transfer-transfers/);
  expect(said).toContain('  now      they are warm');
  expect(said).toContain('CHANGED  introduction/4');
  expect(said.at(-1)).toMatch(/^2 of 4 sentences .*; 2 changed, 0 gone, 0 new\./);
});

for (const [what, args] of [
  ['no file', []],
  ['a file that is not there', ['no-such-page.md']],
  ['an option', ['--help']],
  ['two files', ['one.md', 'two.md']],
] as const) {
  test(`${what} ends with 2 with how to call it`, () => {
    const said: string[] = [];
    expect(checkPage(args, (line) => said.push(line))).toBe(2);
    expect(said.join('\n')).toContain('npm run page:check -- page.md');
  });
}

test('another page ends with 2', async () => {
  expect(await checked('A page of something else.')).toMatchObject({
    code: 2,
    said: [expect.stringContaining('another page')],
  });
});
