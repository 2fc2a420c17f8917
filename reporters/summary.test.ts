import { sampleRun } from '../quality/testing/sample-run';
import { expect, test } from '../quality/testing/test';
import { judgeRun } from '../judge/verdict/evidence';
import { summaryMarkdown } from './summary';

test('the summary says the conclusion first', () => {
  const { run, evidence } = judgeRun(...sampleRun({}));
  expect(summaryMarkdown(run, evidence)).toMatch(
    /^# Agent escalation: does not conform, partial; \d+ of 43 apply; \d+ need capabilities that are not declared\n\nExit code 1: /,
  );
});

test('the summary names every requirement of the run once in its table', () => {
  const { run, evidence } = judgeRun(...sampleRun({}));
  const text = summaryMarkdown(run, evidence);
  for (const { id } of run.results) expect(text.split(`| [\`${id}\`](`)).toHaveLength(2);
});

test('what an implementation wrote is shown as code and nothing else', () => {
  const { run, evidence } = judgeRun(
    ...sampleRun({}, [{ kind: 'protocol', message: '```\n# forged <script>window.stolen=1</script>' }]),
  );
  const text = summaryMarkdown(run, evidence);
  const blocks = text.replace(/^(`{3,})text\n[\s\S]*?\n\1$/gm, '');
  const markup = blocks.replace(/(?<!`)(`+)(?!`).*?(?<!`)\1(?!`)/g, '');
  expect(text).toContain('<script>');
  expect(markup).not.toMatch(/<script|onerror|forged|drawkcab|heading/);
  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\u202e\ud800]/);
});

test('every line of a table has as many cells as its head', () => {
  const { run, evidence } = judgeRun(...sampleRun({}));
  const lines = summaryMarkdown(run, evidence).split('\n');
  const cells = (line: string) => line.split(/(?<!\\)\|/).length;
  lines.forEach((line, index) => {
    const before = lines[index - 1];
    if (line.startsWith('|') && before?.startsWith('|')) expect(cells(line)).toBe(cells(before));
  });
});
