/** Traces of a folder are held up to a limit, and any other is read again. */
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { factsWith, runFolder, type RunFolder } from '../quality/testing/run-folder';
import { wellDone } from '../quality/testing/sample-traces';
import { expect, test } from '../quality/testing/test';
import { readRunFile } from './run-file';
import { TraceShelf } from './trace-shelf';

const names = ['message/one', 'message/two', 'message/three'];
let run: RunFolder;

test.beforeEach(async () => {
  run = await runFolder(
    factsWith({}),
    names.map((scenario) => ({ ...wellDone, scenario })),
  );
});

test.afterEach(() => run.remove());

/** The titles that the shelf gives for these plays, each of whose files is given another title once it was taken. */
function titlesOf(most: number | undefined, order: readonly number[]): (string | undefined)[] {
  const shelf = new TraceShelf(run.folder, most);
  const { plays } = readRunFile(run.folder);
  return order.map((at, turn) => {
    const play = plays[at];
    if (!play) return undefined;
    const title = shelf.take(play)?.trace.title;
    const file = path.join(run.folder, play.trace ?? '');
    const json = JSON.parse(readFileSync(file, 'utf8')) as object;
    writeFileSync(file, JSON.stringify({ ...json, title: `read in turn ${turn}` }));
    return title;
  });
}

test('what was taken is held, and read once', () => {
  const { title } = wellDone;

  expect(titlesOf(undefined, [0, 1, 0, 2, 0])).toEqual([title, title, title, title, title]);
});

test('beyond the limit what was not looked at for longest goes first', () => {
  const { title } = wellDone;
  const size = Buffer.byteLength(JSON.stringify(wellDone));

  expect(titlesOf(2.5 * size, [0, 1, 0, 2, 0, 1])).toEqual([title, title, title, title, title, 'read in turn 1']);
  expect(titlesOf(0, [0, 1, 0])).toEqual(['read in turn 4', 'read in turn 5', 'read in turn 0']);
});
