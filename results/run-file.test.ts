import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import { factsWith, runFolder } from '../quality/testing/run-folder';
import { messageTooLate } from '../quality/testing/sample-traces';
import { expect, test } from '../quality/testing/test';
import { judgeFolder } from '../run/judge-folder';
import { readRunFile, readTrace } from './run-file';

test('a run is judged from its folder alone', async () => {
  const fault = { kind: 'protocol', message: 'Half a body.' };
  const more = [{ scenario: 'cap/two', channel: 'messaging', trace: null, fault }];
  const { folder, remove } = await runFolder(factsWith({ only: ['message.before-transfer'] }), [messageTooLate], more);
  try {
    const { run, evidence } = judgeFolder(folder);
    expect(run.results.map(({ id, status }) => [id, status])).toEqual([['message.before-transfer', 'failed']]);
    expect(run.faults).toEqual([{ scenario: 'cap/two', ...fault }]);
    expect(evidence.traceOf({ scenario: 'message/too-late', channel: 'messaging' })).toEqual(messageTooLate);
  } finally {
    await remove();
  }
});

test('a folder without a run says what is missing', () => {
  expect(() => readRunFile('/nowhere')).toThrow(
    /\/nowhere holds no results: expected the description of a run, \/nowhere\/run\.json, and there is none\. Name the folder/,
  );
});

test('a file that describes no run is named', async () => {
  const { folder, remove } = await runFolder(factsWith({}), []);
  try {
    for (const [text, why] of [
      ['[]', 'is not the description of a run: at its top, expected an object with "format", seen a list.'],
      ['{"format":1,"facts":{},"plays":[]}', 'at facts.suite, expected an object, seen nothing.'],
      [
        JSON.stringify({ format: 1, facts: factsWith({}), plays: [{ scenario: 'x', channel: 'messaging', trace: 5 }] }),
        'at plays[0].trace, expected the path of a trace, or null, seen 5.',
      ],
      [
        JSON.stringify({ format: 2, facts: { suite: { version: '9.1.0' } } }),
        'reads formats up to 1. Version "9.1.0" wrote it: read it with that one, or a later one.',
      ],
    ] as const) {
      await writeFile(path.join(folder, 'run.json'), text);
      expect(() => readRunFile(folder)).toThrow(why);
    }
  } finally {
    await remove();
  }
});

test('a trace outside the folder is refused', () => {
  const play = { scenario: 'x', channel: 'messaging' as const, trace: '../elsewhere.json' };
  expect(() => readTrace('/tmp/some-run', play)).toThrow(/names a trace outside its folder: \.\.\/elsewhere\.json/);
});
