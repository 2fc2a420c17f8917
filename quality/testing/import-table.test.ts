/** The import table is kept, points down, and holds nothing that nobody uses. */
import { dirname, join, posix } from 'node:path';
import { boundedOnly, floorOf, frameworks, importTable, rooms, type Permissions, type Room } from './import-table';
import { importsOf, sourceFiles, type SourceFile } from './source-files';
import { expect, test } from './test';

function roomOf(path: string): Room | undefined {
  return rooms.find((room) => path.startsWith(`${room}/`));
}

function isTest(path: string): boolean {
  return /\.(test|long)\.ts$/.test(path);
}

/** One sentence for each import that the table does not allow, and for each permission that no import uses. */
function violations(files: readonly SourceFile[]): string[] {
  const used = new Set<string>();
  const forbidden = files.flatMap((file) => violationsOf(file, used));
  const present = new Set(files.map((file) => roomOf(file.path)));
  const unused = rooms
    .filter((room) => present.has(room) && !boundedOnly.includes(room))
    .flatMap((room) => unusedOf(room, importTable[room], used));
  const idle = Object.entries(frameworks).flatMap(([framework, knownTo]) =>
    knownTo
      .filter((each) => each !== 'tests' && present.has(each) && !used.has(`${each} knows ${framework}`))
      .map(
        (each) => `The table lets ${each} know ${framework}, and no file there imports it: take the permission away.`,
      ),
  );
  return [...forbidden, ...unused, ...idle];
}

function violationsOf({ path, text }: SourceFile, used: Set<string>): string[] {
  const room = roomOf(path);
  if (!room) return [`${path} stands in no room of the table: give its folder a row, or move it.`];
  return importsOf(text).flatMap(({ specifier, typesOnly }) => {
    if (!specifier.startsWith('.')) return frameworkViolation(path, room, specifier, used);
    const other = roomOf(posix.join(posix.dirname(path), specifier));
    if (!other || other === room) return [];
    const { code, types, tests = [] } = importTable[room];
    if (!isTest(path)) {
      if (code.includes(other)) used.add(`${room} runs ${other}`);
      else if (types.includes(other) && typesOnly) used.add(`${room} types ${other}`);
      else if (types.includes(other)) {
        return [`${path} runs code of ${other} (${specifier}); it may know its types alone: write "import type".`];
      } else return [`${path} imports ${specifier}; ${room} may not import ${other}.`];
      return [];
    }
    if (code.includes(other) || types.includes(other) || other === 'quality/testing') return [];
    if (!tests.includes(other)) return [`${path} imports ${specifier}; tests of ${room} may not import ${other}.`];
    used.add(`${room} tests ${other}`);
    return [];
  });
}

function frameworkViolation(path: string, room: Room, specifier: string, used: Set<string>): string[] {
  const known = Object.entries(frameworks).find(
    ([name]) => specifier === name || specifier.startsWith(name.endsWith('/') ? name : `${name}/`),
  );
  if (!known) return [];
  const [framework, knownTo] = known;
  if (knownTo.includes(room)) used.add(`${room} knows ${framework}`);
  else if (!(isTest(path) && knownTo.includes('tests'))) {
    return [`${path} imports ${specifier}; ${framework} is known to ${knownTo.join(', ')} only.`];
  }
  return [];
}

function unusedOf(room: Room, { code, types, tests = [] }: Permissions, used: ReadonlySet<string>): string[] {
  const idle = (kind: string, others: readonly Room[], verb: string) =>
    others
      .filter((other) => !used.has(`${room} ${kind} ${other}`))
      .map((other) => `The table lets ${room} ${verb} ${other}, and no file there does: take the permission away.`);
  return [
    ...idle('runs', code, 'import'),
    ...idle('types', types, 'know the types of'),
    ...idle('tests', tests, 'import in its tests'),
  ];
}

/** One sentence for each permission that does not point to a lower floor. Tests look at what they like. */
function runningUp(table: Readonly<Partial<Record<Room, Permissions>>>): string[] {
  return rooms.flatMap((room) => {
    const { code = [], types = [] } = table[room] ?? {};
    return [...code, ...types]
      .filter((other) => floorOf(other) >= floorOf(room))
      .map((other) => `${room} stands on floor ${floorOf(room)} and imports ${other} on floor ${floorOf(other)}.`);
  });
}

test('every import is allowed by the table, which allows nothing that no file needs', () => {
  const files = sourceFiles();

  expect(files.length).toBeGreaterThan(20);
  expect(violations(files)).toEqual([]);
});

test('nothing runs up the floors', () => {
  expect(runningUp(importTable)).toEqual([]);
});

test('a permission that runs up the floors is found, and so is one on a level', () => {
  expect(runningUp({ trace: { code: ['run'], types: ['requirements'] } })).toEqual([
    'trace stands on floor 1 and imports run on floor 7.',
    'trace stands on floor 1 and imports requirements on floor 1.',
  ]);
});

test('nothing of the product imports what watches it', () => {
  const ofProduct = rooms.filter((room) => !room.startsWith('quality/'));
  const importers = ofProduct.filter((room) =>
    [...importTable[room].code, ...importTable[room].types].some((other) => other.startsWith('quality/')),
  );

  expect(importers).toEqual([]);
});

test('nobody imports the reference implementation', () => {
  const importers = sourceFiles()
    .filter(({ path }) => roomOf(path) !== 'reference')
    .filter(({ path, text }) =>
      importsOf(text).some(
        ({ specifier }) => specifier.startsWith('.') && join(dirname(path), specifier).startsWith('reference'),
      ),
    );

  expect(importers.map(({ path }) => path)).toEqual([]);
});

test('a reference that looks at a rule is found', () => {
  const files = [{ path: 'reference/bot.ts', text: "import { rules } from '../judge/rules/table';" }];

  expect(violations(files)).toContain(
    'reference/bot.ts imports ../judge/rules/table; reference may not import judge/rules.',
  );
});

test('running code where only types are allowed is found', () => {
  const files = [{ path: 'reference/bot.ts', text: "import { Bot } from '../protocol/schemas';" }];

  expect(violations(files)[0]).toContain('write "import type"');
});

test('a type import is enough where only types are allowed', () => {
  const text =
    "import type {\n  Bot,\n  Dialog,\n} from '../protocol/types';\nimport { type Channel } from '../protocol/types';";

  expect(violations([{ path: 'trace/bot.ts', text }])).toEqual([]);
});

test('a framework beyond the rim is found', () => {
  const files = [{ path: 'judge/rules/cap.ts', text: "import { expect } from '@playwright/test';" }];

  expect(violations(files)[0]).toContain('@playwright/test is known to specs');
});

test('a permission that no file uses is found', () => {
  const files = [{ path: 'bin/start.js', text: 'console.log(1);' }];

  expect(violations(files)).toEqual([
    'The table lets bin import cli, and no file there does: take the permission away.',
  ]);
});

test('a folder without a row is found', () => {
  expect(violations([{ path: 'attic/old.ts', text: '' }])[0]).toContain('attic/old.ts stands in no room');
  expect(violations([{ path: 'play/old.ts', text: '' }])[0]).toContain('play/old.ts stands in no room');
});

test('each way of writing an import is seen', () => {
  const text = [
    "import '../a/one';",
    "import * as two from '../a/two';",
    "import three, { four } from '../a/three';",
    "export { five } from '../a/four';",
    "export * from '../a/five';",
    "const six = require('../a/six');",
    "const seven = await import('../a/seven');",
  ].join('\n');

  expect(importsOf(text).map(({ specifier }) => specifier.slice(5))).toEqual([
    'one',
    'two',
    'three',
    'four',
    'five',
    'six',
    'seven',
  ]);
});
