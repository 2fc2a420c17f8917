import { sampleRun } from '../quality/testing/sample-run';
import { expect, test } from '../quality/testing/test';
import { judgeRun } from '../judge/verdict/evidence';
import { githubAnnotations } from './github-annotations';
import { effectOnClaim } from '../judge/verdict/claim-effect';

test('each row that fails the run is one error, and the conclusion is told', () => {
  const { run } = judgeRun(...sampleRun({ only: ['message.before-transfer', 'cap.text-on-fourth-failure'] }));

  const lines = githubAnnotations(run).trimEnd().split('\n');

  const red = run.results.filter((result) => effectOnClaim(run, result) === 'red');
  expect(lines.filter((line) => line.startsWith('::error '))).toHaveLength(red.length);
  expect(lines.filter((line) => line.startsWith('::warning '))).toHaveLength(1);
  expect(lines.at(-1)).toContain('Agent escalation%3A does not conform');
});

test('a text with line ends stays one annotation', () => {
  const fault = { kind: 'protocol' as const, message: 'one\n::error::forged\r\ntwo %0A' };
  const { run } = judgeRun(...sampleRun({ only: [] }, [fault]));

  const lines = githubAnnotations(run).trimEnd().split('\n');

  expect(lines).toHaveLength(2);
  expect(lines[0]).toContain('%250A');
});

test('what is quoted in an annotation is no command to another build server', () => {
  const fault = { kind: 'protocol' as const, message: 'It said ##vso[task.complete] and ##[error]' };
  const { run } = judgeRun(...sampleRun({ only: [] }, [fault]));

  expect(githubAnnotations(run)).toContain('It said #\\u0023vso[task.complete] and #\\u0023[error]');
});
