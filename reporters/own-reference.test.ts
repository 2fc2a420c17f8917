/** Whoever reads a verdict of a run that named no implementation learns that it is about the suite's own. */
import { sampleRun } from '../quality/testing/sample-run';
import { expect, test } from '../quality/testing/test';
import { renderRun } from './console';
import { judgeRun } from '../judge/verdict/evidence';
import { githubAnnotations } from './github-annotations';
import { firstPage } from './pages/first-page';
import { embeddedReference } from '../judge/words/replay-line';
import { summaryMarkdown } from './summary';

const said = "the suite's own reference implementation was judged";

/** The line of each form that gives the verdict. */
function verdictLines(target: string): string[] {
  const { run, evidence } = judgeRun(...sampleRun({ target }));
  const console = renderRun(run, evidence, { colour: false, report: undefined, folder: 'out' });
  return [
    /^DOES NOT CONFORM, PARTIAL .*$/m.exec(console)?.[0] ?? '',
    /^# .*$/m.exec(summaryMarkdown(run, evidence))?.[0] ?? '',
    /<h1>.*<\/h1>/.exec(firstPage(run, evidence, undefined).text)?.[0].replaceAll('&#39;', "'") ?? '',
    /^::notice .*$/m.exec(githubAnnotations(run))?.[0] ?? '',
  ];
}

test('the verdict of a run without a target says who was judged', () => {
  for (const line of verdictLines(embeddedReference)) expect(line).toContain(said);
});

test('the verdict on a named implementation says nothing of the reference', () => {
  for (const line of verdictLines('http://127.0.0.1:8080/')) {
    expect(line.toLowerCase()).toMatch(/does not conform(,|%2c) partial/);
    expect(line).not.toContain('reference implementation');
  }
});
