/** What is kept of earlier runs, and how much of it. */
import { appendFileSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { temporaryFolder, type TemporaryFolder } from '../quality/testing/temporary-folder';
import { expect, test } from '../quality/testing/test';
import { addToVerdictHistory, keptRuns, readVerdictHistory, verdictHistoryFileName } from './verdict-history';

function runWith(seed: number) {
  return {
    format: 1 as const,
    startedAt: '2026-01-02T03:04:05.000Z',
    implementation: { name: 'by hand', version: '1' },
    suite: { version: '0.0.0', requirements: 'by hand' },
    profile: 'page@2',
    seed,
    conclusion: 'conforms',
    statuses: { 'message.once': 'passed' as const },
  };
}

test.describe('a history', () => {
  let folder: TemporaryFolder;

  test.beforeEach(async () => {
    folder = await temporaryFolder();
  });

  test.afterEach(async () => {
    await folder.remove();
  });

  test('what was added is read back, the oldest first', () => {
    const into = path.join(folder.path, 'not', 'there');
    expect(readVerdictHistory(into)).toEqual({ runs: [], damaged: [] });
    addToVerdictHistory(into, [], runWith(1));
    addToVerdictHistory(into, readVerdictHistory(into).runs, runWith(2));

    expect(readVerdictHistory(into).runs).toEqual([runWith(1), runWith(2)]);
  });

  test('the oldest runs go', () => {
    for (let seed = 1; seed <= keptRuns + 5; seed += 1) {
      addToVerdictHistory(folder.path, readVerdictHistory(folder.path).runs, runWith(seed));
    }
    const text = readFileSync(path.join(folder.path, verdictHistoryFileName), 'utf8');

    expect(text.trimEnd().split('\n')).toHaveLength(keptRuns);
    expect(readVerdictHistory(folder.path).runs.map(({ seed }) => seed)[0]).toBe(6);
  });

  for (const line of ['{"format":1}', 'not JSON', '{"format":2,"statuses":{}}']) {
    test(`a line that is no run is left out: ${line}`, () => {
      addToVerdictHistory(folder.path, [], runWith(1));
      const file = path.join(folder.path, verdictHistoryFileName);
      appendFileSync(file, `${line}\n`);

      expect(readVerdictHistory(folder.path)).toEqual({ runs: [runWith(1)], damaged: [2] });
    });
  }
});
