/** The table of rooms in CONTRIBUTING is the tree. */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join, resolve } from 'node:path';
import { rooms } from './import-table';
import { expect, test } from './test';

const root = resolve(__dirname, '..', '..');

/** Rooms without code of ours. */
const withoutCode = ['docs'];

/** The rooms of the first column, without the slash at their end. */
function roomsInTable(): string[] {
  return [...readFileSync(join(root, 'CONTRIBUTING.md'), 'utf8').matchAll(/^\| (`[a-z/]+\/`(?:, `[a-z/]+\/`)*) +\|/gm)]
    .flatMap(([, cell = '']) => cell.split(', '))
    .map((name) => name.slice(1, -2));
}

test('the rooms of CONTRIBUTING are those of the import table', () => {
  expect(roomsInTable().sort()).toEqual([...rooms, ...withoutCode].sort());
});

test('every room is there', () => {
  expect(roomsInTable().filter((room) => !existsSync(join(root, room)))).toEqual([]);
});

test('every file below a folder stands in a room', () => {
  const tracked = execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' }).split('\n');
  const known = roomsInTable();
  const homeless = tracked
    .filter((file) => file.includes('/') && !file.startsWith('.') && existsSync(join(root, file)))
    .filter((file) => !known.some((room) => file.startsWith(`${room}/`)));

  expect(homeless).toEqual([]);
});

test('a file of any room that is gone is told as a fault of the suite', () => {
  const { explain } = createRequire(__filename)('../../bin/guard.js') as {
    readonly explain: (thrown: unknown) => { readonly code: number };
  };
  const gone = (room: string) =>
    Object.assign(new Error('no such file'), { code: 'ENOENT', syscall: 'open', path: join(root, room, 'gone.json') });

  expect([...rooms, ...withoutCode].filter((room) => explain(gone(room)).code !== 5)).toEqual([]);
});
