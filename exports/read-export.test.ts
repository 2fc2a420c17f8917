/** Whatever is named as an export, the answer is a bot or a sentence, in little time. */
import { closeSync, ftruncateSync, mkdirSync, openSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import {
  gardenDesk,
  gardenDeskFile,
  interactionIn,
  ruleTo,
  tileIn,
  type RawExport,
} from '../quality/testing/garden-desk';
import { temporaryFolder, type TemporaryFolder } from '../quality/testing/temporary-folder';
import { expect, test } from '../quality/testing/test';
import { lintBot } from './lint-bot';
import { lintText } from './lint-text';
import { lintFile } from './linted-file';
import { parseBot } from './parse-bot';
import { UnreadableExport } from './unreadable-export';

let folder: TemporaryFolder;

test.beforeAll(async () => {
  folder = await temporaryFolder();
});

test.afterAll(() => folder.remove());

function fileWith(content: string | Buffer): string {
  const file = path.join(folder.path, 'bot.json');
  writeFileSync(file, content);
  return file;
}

function problemOf(content: unknown): string | undefined {
  const written = typeof content === 'string' || Buffer.isBuffer(content) ? content : JSON.stringify(content);
  return lintFile(fileWith(written)).problem;
}

function changed(change: (bot: RawExport) => void): RawExport {
  const bot = gardenDesk();
  change(bot);
  return bot;
}

for (const [title, content, why] of [
  ['nothing', '', 'it is empty'],
  ['a list', [], 'at its top, expected an object with "bot", "groups" and "conversationMessage", seen a list'],
  ['a number', '7', 'seen "7"'],
  ['null', 'null', 'seen "null"'],
  ['something else', { click: 1, type: 'button' }, 'seen an object with "click", "type"'],
  ['half of it', { bot: {}, groups: [] }, 'at conversationMessage, expected a list, seen nothing'],
  ['no JSON', '<html>', 'it is not JSON: at line 1, column 1'],
  ['half a text', JSON.stringify(gardenDesk()).slice(0, 900), 'it is cut off'],
  ['no UTF-8', Buffer.from([0x7b, 0xff, 0xfe]), 'it is no text in UTF-8'],
  ['a newer version', changed(({ bot }) => (bot['version'] = '3')), 'it is of version 3, as "bot.version" says'],
  [
    'a dialog that is none',
    { ...gardenDesk(), groups: ['Welcome'] },
    'in groups[0], at its top, expected an object, seen "Welcome"',
  ],
  [
    'a text that is none',
    changed((bot) => (tileIn(bot, 'm-greet').text = { toString: 1 })),
    'in conversationMessage[1].content.results.tile.tileData[0], at text, expected a text, seen an object with "toString"',
  ],
  [
    'a rule that is none',
    changed((bot) => (interactionIn(bot, 'm-greet').responseMatches = [5 as never])),
    'in conversationMessage[1].responseMatches[0], at its top, expected an object, seen 5',
  ],
] as const) {
  test(`${title} is no export, and the sentence says why`, () => {
    const problem = problemOf(content);
    expect(problem).toContain('bot.json cannot be read as an export of a bot: ');
    expect(problem).toContain(why);
    expect(problem).toMatch(/\. (Export the bot again in Conversation Builder|Look whether there is a newer version)/);
  });
}

test('whatever stands where something else is expected, the answer is a bot or a sentence', () => {
  const everywhere: (readonly (string | number)[])[] = [];
  const open: (readonly (string | number)[])[] = [[]];
  for (let next = open.pop(); next; next = open.pop()) {
    everywhere.push(next);
    const inside = at(gardenDesk(), next);
    if (typeof inside !== 'object' || inside === null) continue;
    // The interactions are alike, and one of each kind is enough.
    for (const key of Array.isArray(inside) ? inside.keys() : Object.keys(inside)) {
      if (next[0] !== 'conversationMessage' || next.length !== 1 || [0, 4].includes(Number(key)))
        open.push([...next, key]);
    }
  }
  for (const keys of everywhere.filter(({ length }) => length > 0)) {
    for (const wrong of [null, 7, [], {}, [[null]], '\ud800\u0000']) {
      const bot = gardenDesk();
      const [last = ''] = keys.slice(-1);
      (at(bot, keys.slice(0, -1)) as Record<string, unknown>)[last] = wrong;
      try {
        lintText([{ file: 'bot.json', linted: lintBot(parseBot(bot, '')) }]);
      } catch (error) {
        expect(error, keys.join('.')).toBeInstanceOf(UnreadableExport);
      }
    }
  }
});

function at(json: unknown, keys: readonly (string | number)[]): unknown {
  return keys.reduce((inside, key) => (inside as Record<string, unknown>)[key], json);
}

test('a file that is not there, a folder or a device is told', () => {
  mkdirSync(path.join(folder.path, 'inside'));
  expect(lintFile(path.join(folder.path, 'nothing.json')).problem).toContain('there is no such file');
  expect(lintFile(path.join(folder.path, 'inside')).problem).toContain('a folder stands there, and a file is expected');
  expect(lintFile('/dev/zero').problem).toContain('something stands there that is no file');
});

test('a file of gigabytes is not read', () => {
  const file = path.join(folder.path, 'huge.json');
  const open = openSync(file, 'w');
  ftruncateSync(open, 5_000_000_000);
  closeSync(open);
  expect(lintFile(file).problem).toMatch(
    /huge\.json is too large to be read as an export of a bot: it has 4769 MiB, and at most 32/,
  );
});

for (const [title, content, why] of [
  ['nested deeply', `{"bot":${'['.repeat(100_000)}${']'.repeat(100_000)}}`, 'it is nested more than 200 levels deep'],
  [
    'of objects, nested deeply',
    `${'{"bot":'.repeat(100_000)}1${'}'.repeat(100_000)}`,
    'it is nested more than 200 levels deep',
  ],
  ['of a million values', `{"bot":[${'0,'.repeat(1_000_001)}0]}`, 'it holds more than 1,000,000 values'],
  ['of a million interactions', `{"conversationMessage":[${'{},'.repeat(999_999)}{}]}`, 'it holds more than 1,000,000'],
  // Each of these would take gigabytes to parse.
  ['that only opens', '['.repeat(30_000_000), 'it is nested more than 200 levels deep'],
  ['of ten million objects', `[${'{},'.repeat(10_000_000)}`, 'it holds more than 1,000,000 values'],
] as const) {
  test(`an export ${title} is too large`, () => {
    expect(problemOf(content)).toContain(`read as an export of a bot: ${why}`);
  });
}

test('more interactions than are read are told', () => {
  const [one] = gardenDesk().conversationMessage;
  const problem = problemOf({ bot: {}, groups: [], conversationMessage: Array.from({ length: 20_001 }, () => one) });
  expect(problem).toContain('it holds 20001 interactions, and at most 20,000 are read');
});

test('an export of twenty thousand interactions in circles is looked at', () => {
  const raw = changed((bot) => {
    const [hello, escalates] = [interactionIn(bot, 'm-hello'), interactionIn(bot, 'm-transfer')];
    for (let index = 0; index < 19_900; index += 1) {
      const kind =
        index % 3 === 0 ? { ...escalates, id: `x-${index}` } : { ...hello, id: `x-${index}`, interactionType: 'TEXT' };
      bot.conversationMessage.push({
        ...kind,
        nextMessageId: `x-${(index + 1) % 19_900}`,
        responseMatches: [
          index % 2 === 0
            ? ruleTo('next')
            : { ...ruleTo('g-gardener'), action: { name: 'DIALOG', value: 'g-gardener' } },
        ],
      });
    }
  });
  const file = lintFile(fileWith(JSON.stringify(raw)));
  expect(file.problem).toBeUndefined();
  expect(file.linted?.escalations).toBe(6_635);
  expect(lintText([file]).length).toBeLessThan(400_000);
});

test('an export of a hundred thousand dialogs is looked at', () => {
  const raw = changed((bot) => {
    const dialog = { dialogType: 'FALLBACK_DIALOG', status: 'ENABLED' };
    for (let index = 0; index < 100_000; index += 1) bot.groups.push({ id: `d-${index}`, name: '', ...dialog });
  });
  expect(lintFile(fileWith(JSON.stringify(raw))).linted?.dialogs).toBe(100_004);
});

test('brackets, commas and quotes in texts do not count', () => {
  const raw = changed((bot) => (tileIn(bot, 'm-greet').text = '[{,\\"'.repeat(300_000)));
  expect(problemOf(raw)).toBeUndefined();
});

test('an export that is cut off anywhere is told as that', () => {
  const whole = JSON.stringify(gardenDesk(), null, 2);
  for (let part = 0; part < 100; part += 1) {
    const problem = problemOf(whole.slice(0, Math.floor((whole.length * part) / 100)));
    expect(problem).toContain(part === 0 ? 'it is empty' : 'it is cut off: it ends at line ');
  }
});

test('a bot in which the same ids stand again, or no id is right, is looked at', () => {
  const twice = changed((bot) => {
    bot.conversationMessage.push(...structuredClone(bot.conversationMessage));
    bot.groups.push(...structuredClone(bot.groups));
  });
  expect(lintFile(fileWith(JSON.stringify(twice))).linted?.escalations).toBe(2);
  const nowhere = changed((bot) => {
    for (const each of bot.conversationMessage) Object.assign(each, { id: 'one', group: '', nextMessageId: 'none' });
  });
  expect(lintFile(fileWith(JSON.stringify(nowhere))).linted?.escalations).toBe(1);
});

test('dialogs that lead to each other, or to themselves, come to an end', () => {
  const toDialog = (value: string) => ({ ...ruleTo(value), action: { name: 'DIALOG', value } });
  const raw = changed((bot) => {
    interactionIn(bot, 'm-fallback').responseMatches = [toDialog('g-fallback')];
    interactionIn(bot, 'm-sorry').responseMatches = [toDialog('g-failed')];
    interactionIn(bot, 'm-wait').nextMessageId = 'm-wait';
    interactionIn(bot, 'm-busy').responseMatches = [ruleTo('m-transfer')];
  });
  expect(problemOf(raw)).toBeUndefined();
});

test('keys and texts that would steer a program or a terminal do not', () => {
  const text = JSON.stringify(
    changed((bot) => {
      bot.bot['name'] = '\u001b[2Jdesk\u202e';
      const transfer = interactionIn(bot, 'm-transfer');
      transfer.name = '::error::\u0007\r\nFAIL';
      transfer.responseMatches = [ruleTo('none')];
      transfer.group = '__proto__';
      bot.groups.push({ id: '__proto__', name: 'constructor', dialogType: 'DIALOG', status: 'ENABLED' });
    }),
  ).replace(
    '"bot":{',
    '"__proto__":{"polluted":true},"bot":{"__proto__":{"polluted":true},"constructor":{"prototype":1},',
  );
  const told = lintText([lintFile(fileWith(text))]);
  expect(told).toContain(String.raw`"\u001b[2Jdesk\u202e"`);
  expect(told).toContain('WARNING  immediate.failure-reaches-rule');
  expect(told).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u202e]/);
  expect(({} as Record<string, unknown>)['polluted']).toBeUndefined();
});

test('texts that are long to search are searched in little time', () => {
  const raw = changed((bot) => {
    const escalation = tileIn(bot, 'm-transfer').escalation;
    if (escalation) escalation['agentSkillId'] = `${'1'.repeat(1_000_000)}x`;
    tileIn(bot, 'm-transfer').text = `{a${'.a'.repeat(500_000)} ${'{$botContext.'.repeat(50_000)}`;
    interactionIn(bot, 'm-failed').pattern = [
      ...Array.from({ length: 3_000 }, () => '(*'.repeat(1_000)),
      '('.repeat(1_000_000),
      '*'.repeat(2_000),
      '('.repeat(1_900),
      '*'.repeat(1_000_000),
    ];
    interactionIn(bot, 'm-wait').preProcessMessage =
      `botContext.setBotVariable('a', '${'\\n'.repeat(1_000_000)}`.repeat(2);
  });
  expect(problemOf(raw)).toBeUndefined();
});

test('the export itself is read', () => {
  expect(lintFile(gardenDeskFile).problem).toBeUndefined();
});
