/** A trace comes back from the disk as it was, and no other file is taken for one. */
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { hostile, wellDone } from '../quality/testing/sample-traces';
import { temporaryFolder, type TemporaryFolder } from '../quality/testing/temporary-folder';
import { expect, test } from '../quality/testing/test';
import { keepTrace, readTrace, readTraces } from './trace-store';

let temporary: TemporaryFolder;
let folder: string;

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

    expect(await readTrace(path.join(folder, kept))).toEqual(trace);
  });
}

test('a trace is kept by channel and scenario', async () => {
  expect(await keepTrace(folder, 'incomplete', wellDone)).toBe('incomplete/messaging/message/well-done.json');
});

test('a kept trace is one line, so that a line of a log can be one', async () => {
  const kept = await keepTrace(folder, 'traces', wellDone);

  expect((await readFile(path.join(folder, kept), 'utf8')).trimEnd()).not.toContain('\n');
});

test('all traces below a folder are read in the order of their paths', async () => {
  await keepTrace(folder, 'traces', { ...wellDone, scenario: 'b/two' });
  await keepTrace(folder, 'traces', { ...wellDone, scenario: 'a/one' });
  await keepTrace(folder, 'traces', { ...wellDone, channel: 'chat', scenario: 'c/three' });
  await writeFile(path.join(folder, 'notes.txt'), 'not JSON');

  const traces = await readTraces(folder);

  expect(traces.map(({ scenario }) => scenario)).toEqual(['c/three', 'a/one', 'b/two']);
});

for (const [title, text, why] of [
  ['is not JSON', '{"format":1', /is not a readable JSON file/],
  ['is empty', '', /is not a readable JSON file/],
  ['holds null', 'null', /is not a trace of format 1/],
  ['is of another format', JSON.stringify({ ...wellDone, format: 2 }), /is not a trace of format 1/],
  ['is a package', '{"name":"a","version":"1"}', /is not a trace of format 1/],
  ['has no events', JSON.stringify({ ...wellDone, events: undefined }), /is not a trace of format 1/],
  ['has no conversations', JSON.stringify({ ...wellDone, conversations: undefined }), /is not a trace of format 1/],
] as const) {
  test(`a file that ${title} is refused by its name`, async () => {
    const file = path.join(folder, 'foreign.json');
    await writeFile(file, text);

    const refusal = await readTraces(folder).catch((error: unknown) => (error as Error).message);

    expect(refusal).toContain(file);
    expect(refusal).toMatch(why);
  });
}

test('a file that is not there is refused by its name', async () => {
  await expect(readTrace(path.join(folder, 'missing.json'))).rejects.toThrow(/missing\.json is not a readable/);
});
