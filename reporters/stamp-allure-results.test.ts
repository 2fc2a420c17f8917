/** What Allure reads of a finished result: by its own names, or it shows nothing of it. */
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { Stage, type StepResult, type TestResult } from 'allure-js-commons';
import { judgeRun } from '../judge/verdict/evidence';
import { sampleRun } from '../quality/testing/sample-run';
import { expect, test } from '../quality/testing/test';
import { rowOf } from '../requirements/catalogue';
import { sourceUrl } from '../requirements/source-url';
import { stampAllureResults } from './stamp-allure-results';

const id = 'message.before-transfer';

/** The result as the specs leave it, and what becomes of it in this folder. */
function stamped(out: string, ...steps: Partial<StepResult>[]): TestResult {
  const folder = path.join(out, 'allure-results');
  const file = path.join(folder, 'one-result.json');
  mkdirSync(folder, { recursive: true });
  const left = {
    ...{ uuid: 'one', name: 'A sentence', status: 'failed', stage: 'finished', start: 1, stop: 2 },
    labels: [{ name: 'feature', value: id }],
    ...{ attachments: [], parameters: [], statusDetails: {}, steps },
  };
  writeFileSync(file, JSON.stringify(left));
  stampAllureResults(out, judgeRun(...sampleRun({})).run, {});
  return JSON.parse(readFileSync(file, 'utf8')) as TestResult;
}

test('each line below a step is a finished step of its own, with the status of the finding that it tells', ({}, testInfo) => {
  const name = 'Then it comes first\nfail: message/plain on chat. It came late.\npass: message/once on chat. It came.';
  const step = { name, status: 'passed', stage: 'finished', start: 1, stop: 2, steps: [] } as unknown as StepResult;

  const { steps } = stamped(testInfo.outputPath(), step);

  const lines = steps[0]?.steps ?? [];
  expect(steps.map((each) => each.name)).toEqual(['Then it comes first']);
  expect(lines.map(({ status }) => status)).toEqual(['failed', 'passed']);
  for (const line of lines) {
    expect(line.stage).toBe(Stage.FINISHED);
    expect(Object.keys(line).sort()).toEqual(
      ['attachments', 'name', 'parameters', 'stage', 'start', 'status', 'steps', 'stop'].sort(),
    );
  }
});

test('a requirement links to the heading under which it is documented', ({}, testInfo) => {
  expect(stamped(testInfo.outputPath()).links).toEqual([
    expect.objectContaining({ type: 'source', url: sourceUrl(rowOf(id).source) }),
  ]);
});
