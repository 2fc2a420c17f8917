/** Playwright reporter: notes each long test that passed, as it ends, by the line by which Playwright names it in a list of tests. */
import { appendFileSync } from 'node:fs';
import type { Suite, TestCase, TestResult } from '@playwright/test/reporter';

/** Names of the variables that say where the passed ones are noted, and where it is left how many there are. */
export const notedIn = 'CONFORMANCE_LONG_TESTS_NOTED';
export const leftIn = 'CONFORMANCE_LONG_TESTS_LEFT';

/** Without the name of the project: file, groups and title. */
export const nameOf = (test: Pick<TestCase, 'titlePath'>) => test.titlePath().slice(2).join(' › ');

// Playwright asks a reporter module for its default export.
export default class LongTestsReporter {
  onBegin(_config: unknown, suite: Pick<Suite, 'allTests'>): void {
    for (const test of suite.allTests()) note(leftIn, nameOf(test));
  }

  onTestEnd(test: Pick<TestCase, 'titlePath'>, { status }: Pick<TestResult, 'status'>): void {
    if (status === 'passed' || status === 'skipped') note(notedIn, nameOf(test));
  }

  printsToStdio(): boolean {
    return false;
  }
}

function note(variable: string, name: string): void {
  const file = process.env[variable];
  if (file !== undefined && file !== '') appendFileSync(file, `${name}\n`);
}
