/** Whatever stands in a description, the answer is a bot or sentences that name the place, what was expected and what was seen. */
import { execFileSync } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { temporaryFolder, type TemporaryFolder } from '../quality/testing/temporary-folder';
import { expect, test } from '../quality/testing/test';
import { readDescription } from './read-description';

let folder: TemporaryFolder;

test.beforeAll(async () => {
  folder = await temporaryFolder();
});

test.afterAll(async () => {
  await folder?.remove();
});

function fileWith(text: string | Buffer): string {
  const file = path.join(folder.path, 'bot.yaml');
  writeFileSync(file, text);
  return file;
}

function complaintOf(file: string): string {
  try {
    readDescription(file);
  } catch (error) {
    return (error as Error).message;
  }
  return 'it was taken';
}

const complaintAbout = (text: string | Buffer) => complaintOf(fileWith(text));

const plain = "escalations:\n  - phrases: [agent please]\n    skill: '77'\n    message: One moment.\n";

test('a description is read with the name of its file, from YAML and from JSON', () => {
  const description = { escalations: [{ phrases: ['agent please'], skill: '77', message: 'One moment.' }] };

  expect(readDescription(fileWith(plain))).toEqual({ file: 'bot.yaml', description });
  expect(readDescription(fileWith(JSON.stringify(description)))).toEqual({ file: 'bot.yaml', description });
});

test('phrases alone are a description', () => {
  expect(complaintAbout('escalations: [{ phrases: agent }]')).toBe('it was taken');
});

const wrong: readonly (readonly [string, string, RegExp])[] = [
  ['nothing', '', /^bot\.yaml line 1: at its top, expected an object, seen null\./],
  ['no escalation', 'fallback: Pardon?', /at escalations, expected a list, seen nothing/],
  ['an empty list of them', 'escalations: []', /at escalations, expected a list of at least 1, seen an empty list\./],
  [
    'two fields that there are not',
    `${plain}    skil: '77'\n    mesage: One moment.\n`,
    /^bot\.yaml line 5: .* Did you mean "skill"\?\nbot\.yaml line 6: .* Did you mean "message"\?\n/,
  ],
  [
    'a skill without quotes',
    plain.replace("'77'", '77'),
    /^bot\.yaml line 3: at escalations\[0\]\.skill, expected the number of the skill in quotes, such as "3402109730", seen 77\./,
  ],
  [
    'a skill that is no number',
    plain.replace('77', 'abc'),
    /expected the number of the skill in quotes, such as "3402109730", seen "abc"/,
  ],
  [
    'an unknown field',
    `${plain}    messge: x\n`,
    /^bot\.yaml line 5: at escalations\[0\], there is no field "messge"\. Did you mean "message"\?/,
  ],
  [
    'an unknown field at the top',
    `${plain}fallbak: x\n`,
    /at its top, there is no field "fallbak"\. Did you mean "fallback"\?/,
  ],
  ['the key of a prototype', `${plain}__proto__: { polluted: yes }\n`, /there is no field "__proto__"/],
  [
    'an empty phrase',
    plain.replace('agent please', "''"),
    /at escalations\[0\]\.phrases\[0\], expected words that a consumer can say, seen ""/,
  ],
  [
    'a text of another type',
    `${plain}fallback: { a: 1 }\n`,
    /at fallback, expected a text, or a list of at most 10 texts, none of them empty, seen an object with "a"/,
  ],
  [
    'an answer of another type',
    `${plain}whenFailedLater: 3\n`,
    /at whenFailedLater, expected a text, a list of texts, "nothing", "fallback", or "escalates".*, seen 3/,
  ],
  [
    'a delay that is no number',
    `${plain}    interactionDelay: soon\n`,
    /at escalations\[0\]\.interactionDelay, expected a (whole )?number, seen "soon"/,
  ],
  [
    'an alias',
    `a: &a [x]\n${plain}fallback: *a\n`,
    /^bot\.yaml line 6: expected every part written out, seen the alias "\*a"/,
  ],
  ['a key that stands twice', `${plain}fallback: a\nfallback: b\n`, /^bot\.yaml line \d: Map keys must be unique/],
  [
    'a variable without a value',
    `${plain}fallback: 'Hi {$botContext.who}'\n`,
    /^bot\.yaml line 5: at fallback, expected a value for each variable, and "variables" says none for "who"/,
  ],
  ['a nesting without end', '['.repeat(50_000), /nested too deep|Flow sequence|flow collection/i],
];

for (const [what, text, complaint] of wrong) {
  test(`${what} is told`, () => {
    expect(complaintAbout(text)).toMatch(complaint);
  });
}

test('a small file that would grow without end is refused at once', () => {
  const levels = Array.from(
    { length: 12 },
    (_, n) =>
      `a${n}: &a${n} [${Array(9)
        .fill(n === 0 ? 'x' : `*a${n - 1}`)
        .join(', ')}]`,
  );

  expect(complaintAbout(`${levels.join('\n')}\n${plain}`)).toMatch(/seen the alias "\*a0"/);
});

test('hostile words are told as text', () => {
  const told = complaintAbout(`${plain}"\\e[2J\\u202e": x\n`);

  expect(told).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
  expect(told).toContain('there is no field');
});

test('a file that is none, too large, no text or no file is told', () => {
  const pipe = path.join(folder.path, 'pipe');
  execFileSync('mkfifo', [pipe]);

  expect(complaintOf(path.join(folder.path, 'gone.yaml'))).toMatch(/gone\.yaml cannot be read: nothing stands there\./);
  expect(complaintAbout(Buffer.alloc(1024 * 1024 + 1, 32))).toMatch(
    /has 1048577 bytes, more than the 1048576 that are read/,
  );
  expect(complaintAbout(Buffer.from([0xff, 0xfe, 0x80]))).toMatch(/which is no text in UTF-8/);
  expect(complaintOf(folder.path)).toMatch(/a folder stands there/);
  expect(complaintOf(pipe)).toMatch(/something stands there that is no file/);
});
