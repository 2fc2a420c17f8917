import { mkdirSync } from 'node:fs';
import path from 'node:path';
import { judgeRun } from '../judge/verdict/evidence';
import { sampleRun } from '../quality/testing/sample-run';
import { temporaryFolder } from '../quality/testing/temporary-folder';
import { expect, test } from '../quality/testing/test';
import { compareWithLastRun } from './compare-with-last-run';

test('a history that takes nothing is told in sentences that end once', async () => {
  const folder = await temporaryFolder();
  try {
    // A folder stands where the history is written before it takes its place.
    mkdirSync(path.join(folder.path, 'verdicts.jsonl.unfinished'));
    const { remember } = compareWithLastRun(folder.path, judgeRun(...sampleRun({})));

    const [sentence = '', ...others] = remember();

    expect(others).toEqual([]);
    expect(sentence).toMatch(
      /^No record for the next run: .*verdicts\.jsonl\.unfinished[^.]*\. Name another folder by --history\.$/,
    );
    expect(sentence).not.toMatch(/\.\.|EISDIR|returned/);
  } finally {
    await folder.remove();
  }
});
