/**
 * The run as `junit.xml`, for build servers. Such readers know only passed, failed, errored and skipped, and turn a
 * build red on the second and third; so only rows that make the run red are failures, and only rows that leave it open
 * are errors. A row that failed without that weight is skipped, and says so; what it found is in its output. Each case
 * names its status as a property.
 */
import builder, { type TestCase } from 'junit-report-builder';
import { rowOf } from '../requirements/catalogue';
import type { JudgedRun, RowResult } from '../judge/verdict/verdict';
import type { Evidence } from '../judge/verdict/evidence';
import { causeHeading } from '../judge/words/cause-words';
import { renderResult } from '../judge/words/paragraph';
import { effectOnClaim } from '../judge/verdict/claim-effect';
import { renderConclusion, renderPart } from '../judge/words/render-extent';
import { printable } from '../judge/words/printable';
import { visible } from '../judge/words/visible';
import { besideTheClaim } from './beside-the-claim';
import { durationsMs } from './row-duration';
import { notYetScored, withdrawnBy } from './weight';

export function junitXml(run: JudgedRun, evidence: Evidence): string {
  const report = builder.newBuilder().name(`escalation conformance: ${renderConclusion(run)}`);
  const part = renderPart(run.extent);
  const durationMs = durationsMs(evidence);
  const sections = [...new Set(run.results.map((result) => rowOf(result.id).section))];
  for (const section of sections) {
    const results = run.results.filter((each) => rowOf(each.id).section === section);
    const sectionMs = results.reduce((sum, result) => sum + durationMs(result), 0);
    const suite = report.testSuite().name(section).timestamp(new Date(run.startedAt)).time(seconds(sectionMs));
    if (part !== undefined) suite.property('extent', part);
    for (const result of results) {
      const row = rowOf(result.id);
      const time = seconds(durationMs(result));
      const testCase = suite.testCase().className(`escalation.${row.id}`).name(row.statement).time(time);
      testCase.property('status', result.status).property('gating', String(result.gating));
      if (result.unstable) testCase.property('unstable', result.unstable.statuses.join(', '));
      if (result.withdrawn !== undefined) testCase.property('weight', withdrawnBy(result.withdrawn));
      if (result.notYetScored) testCase.property('weight', notYetScored);
      testCase.property('level', row.level).property('basis', row.basis).property('origin', row.origin);
      if (result.status === 'passed') continue;
      const paragraph = printable(renderResult(run, result, evidence));
      const standing = effectOnClaim(run, result);
      if (standing === 'red') {
        testCase.failure(printable(sentenceOf(result)), result.status).stacktrace(paragraph);
      } else if (standing === 'open') {
        testCase.error(printable(sentenceOf(result)), result.status, paragraph);
      } else {
        skip(testCase, printable(besideTheClaim(run, result)));
        testCase.standardOutput(paragraph);
      }
    }
  }
  if (run.faults.length > 0) {
    const suite = report.testSuite().name('Faults');
    run.faults.forEach((fault, index) => {
      const name = `${index + 1}. ${fault.kind}${fault.scenario === undefined ? '' : `: ${visible(fault.scenario)}`}`;
      const message = printable(visible(fault.message));
      suite.testCase().className('escalation.faults').name(name).time(0).error(message, fault.kind, message);
    });
  }
  if (run.missingReports) {
    const suite = report.testSuite().name('Reports');
    for (const sentence of run.missingReports) {
      // Skipped, since a report has no weight for the verdict.
      const testCase = suite
        .testCase()
        .className('escalation.reports')
        .name(/^No ([^:]*)/.exec(sentence)?.[1] ?? 'report');
      skip(testCase.time(0), printable(visible(sentence)));
      testCase.standardOutput(printable(visible(sentence)));
    }
  }
  return report.build();
}

const seconds = (ms: number) => ms / 1_000;

/** Skips it for this reason, for which the builder has no place. */
function skip(testCase: TestCase, reason: string): void {
  testCase.skipped();
  const build = testCase.build.bind(testCase);
  testCase.build = (parent) => {
    const element = build(parent);
    element.children.forEach((child) => {
      if ('name' in child && child.name === 'skipped') (child as typeof element).att('message', reason);
    });
    return element;
  };
}

function sentenceOf(result: RowResult): string {
  return causeHeading(result);
}
