import { sampleRun } from '../../quality/testing/sample-run';
import { expect, test } from '../../quality/testing/test';
import { judgeRun } from './evidence';
import { verdictFile } from './verdict-file';

test('the verdict file names the trace of each finding', () => {
  const { run, evidence } = judgeRun(...sampleRun({ only: ['message.before-transfer'] }));
  const file = JSON.parse(verdictFile(run, evidence)) as {
    format: number;
    exitCode: number;
    results: { id: string; findings: { scenario: string; trace: string }[] }[];
  };
  expect(file.format).toBe(1);
  expect(file.exitCode).toBe(run.exitCode);
  expect(file.results[0]?.findings.map(({ scenario, trace }) => [scenario, trace])).toEqual([
    ['message/well-done', 'traces/messaging/message/well-done.json'],
    ['message/too-late', 'traces/messaging/message/too-late.json'],
    ['message/hostile', 'traces/messaging/message/hostile.json'],
  ]);
});
