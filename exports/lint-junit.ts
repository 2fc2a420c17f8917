/** Linted bots as JUnit XML: errors and warnings are failures, and a file that could not be read is an error. */
import builder from 'junit-report-builder';
import { printable } from '../judge/words/printable';
import { visible } from '../judge/words/visible';
import { botChecks } from './checks/table';
import type { LintedFile } from './linted-file';
import { renderFlaw } from './render-flaw';

export function lintJunit(files: readonly LintedFile[]): string {
  const report = builder.newBuilder().name('escalations of exported bots');
  for (const { file, linted, problem } of files) {
    const suite = report.testSuite().name(printable(visible(file, 500)));
    if (!linted) {
      const told = printable(visible(problem ?? ''));
      suite.testCase().className('escalation.export').name('can be read').time(0).error(told, 'unreadable', told);
      continue;
    }
    for (const check of botChecks) {
      const findings = linted.findings.filter((each) => each.check === check.name);
      if (findings.length === 0) {
        suite.testCase().className(`escalation.${check.requirement}`).name(check.name).time(0);
      }
      for (const finding of findings) {
        const name = printable(`${check.name}: ${visible(finding.at.interaction ?? finding.at.path, 200)}`);
        const testCase = suite.testCase().className(`escalation.${finding.requirement}`).name(name).time(0);
        testCase.property('level', finding.level).property('fields seen', String(finding.fieldsSeen));
        const paragraph = printable(renderFlaw(finding, file));
        if (finding.level === 'info') testCase.standardOutput(paragraph);
        else testCase.failure(printable(visible(finding.because)), finding.level).stacktrace(paragraph);
      }
    }
  }
  return report.build();
}
