/** A trace comes back from the disk as it was, and no other file is taken for one. */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { hostile, wellDone } from '../quality/testing/sample-traces';
import { temporaryFolder, type TemporaryFolder } from '../quality/testing/temporary-folder';
import { expect, test } from '../quality/testing/test';
import { renderChangedTrace } from './changed-trace';
import { changedFiles, readTrace } from './run-file';
import { adoptTrace, keepTrace } from './trace-store';

let temporary: TemporaryFolder;
let folder: string;

const readBack = (trace: string) => readTrace(folder, { scenario: 'message/well-done', channel: 'messaging', trace });

test.beforeEach(async () => {
  temporary = await temporaryFolder();
  folder = temporary.path;
});

test.afterEach(() => temporary.remove());

for (const [title, trace] of [
  ['plain', wellDone],
  ['full of escapes, markup and broken characters', hostile],
] as const) {
  test(`a trace that is ${title} comes back as it was`, async () => {
    const kept = await keepTrace(folder, 'traces', trace);

    expect(readBack(kept.trace ?? '')).toEqual(trace);
  });
}

test('a trace is kept by channel and scenario', async () => {
  const { trace } = await keepTrace(folder, 'incomplete', wellDone);

  expect(trace).toBe('incomplete/messaging/message/well-done.json');
});

test('a kept trace is one line, so that a line of a log can be one', async () => {
  const kept = await keepTrace(folder, 'traces', wellDone);

  expect((await readFile(path.join(folder, kept.trace ?? ''), 'utf8')).trimEnd()).not.toContain('\n');
});

test('a trace that is there is never written over: another of its name gets a number', async () => {
  const other = { ...wellDone, seed: 418 };
  const kept = [];
  for (const trace of [wellDone, other, wellDone, other]) kept.push(await keepTrace(folder, 'traces', trace));

  const name = 'traces/messaging/message/well-done';
  expect(kept.map(({ trace }) => trace)).toEqual([`${name}.json`, `${name}.2.json`, `${name}.json`, `${name}.2.json`]);
  expect(readBack(`${name}.json`)).toEqual(wellDone);
  expect(readBack(`${name}.2.json`)).toEqual(other);
});

test('a trace is known by the hash of its file', async () => {
  const kept = await keepTrace(folder, 'traces', wellDone);
  const play = { scenario: 'message/well-done', channel: 'messaging', ...kept } as const;
  expect([readTrace(folder, play), changedFiles(folder, [play])]).toEqual([wellDone, []]);

  const file = path.join(folder, kept.trace ?? '');
  await writeFile(file, `${await readFile(file, 'utf8')} `);

  const { sha256: _, ...ofAnOlderVersion } = play;
  const changed = changedFiles(folder, [play, ofAnOlderVersion]);
  expect(changed.map(renderChangedTrace)).toEqual([
    expect.stringMatching(
      /^the trace traces\/messaging\/message\/well-done\.json of message\/well-done on messaging was changed after the run: run\.json has its SHA-256 as [0-9a-f]{16}…, and that of the file is [0-9a-f]{16}…\.$/,
    ),
  ]);
});

test('a trace of another folder is taken over beside one of its name', async () => {
  const from = path.join(folder, 'part');
  const kept = await keepTrace(from, 'traces', { ...wellDone, seed: 418 });
  const play = { scenario: 'message/well-done', channel: 'messaging', ...kept } as const;
  await keepTrace(folder, 'traces', wellDone);

  const adopted = await adoptTrace(from, play, folder);

  expect(adopted).toEqual({ ...play, trace: 'traces/messaging/message/well-done.2.json' });
  expect(changedFiles(folder, [adopted])).toEqual([]);
  expect(readBack('traces/messaging/message/well-done.json')).toEqual(wellDone);
});

for (const [title, text, why] of [
  ['is not JSON', '{"format":1', /it is cut off: it ends at line 1, column 12/],
  ['is empty', '', /it is empty/],
  ['holds null', 'null', /at its top, expected an object with "format", seen "null"/],
  ['is a package', '{"name":"a","version":"1"}', /at format, expected a number from 1 to 1, seen nothing/],
  ['has no events', JSON.stringify({ ...wellDone, events: undefined }), /at events, expected a list, seen nothing/],
  [
    'has no conversations',
    JSON.stringify({ ...wellDone, conversations: undefined }),
    /at conversations, expected an object, seen nothing/,
  ],
  [
    'has an event of nobody',
    JSON.stringify({ ...wellDone, events: [{ ...wellDone.events[0], conversation: 'toString' }] }),
    /at events\[0\]\.conversation, expected the name of one of the "conversations", seen "toString"/,
  ],
  [
    'lacks an event',
    JSON.stringify({ ...wellDone, events: wellDone.events.slice(1) }),
    /at events\[0\]\.n, expected 1, its place in the list, seen 2/,
  ],
] as const) {
  test(`a file that ${title} is refused by its name`, async () => {
    await writeFile(path.join(folder, 'foreign.json'), text);

    expect(() => readBack('foreign.json')).toThrow(/foreign\.json is not a trace: /);
    expect(() => readBack('foreign.json')).toThrow(why);
  });
}

test('a trace of a newer format is not called damaged', async () => {
  await writeFile(path.join(folder, 'newer.json'), JSON.stringify({ ...wellDone, format: 2 }));

  expect(() => readBack('newer.json')).toThrow(
    /newer\.json is a trace of format 2, and this version of the suite reads formats up to 1\. A newer version wrote it/,
  );
});

test('a trace that is not there is named with its play', () => {
  expect(() => readBack('missing.json')).toThrow(
    /missing\.json is missing: run\.json names it as the trace of message\/well-done on messaging/,
  );
});
