/** The check names how many tests ran, and counts no run as passed that ended badly. */
import { expect, test } from '../testing/test';
import { testsOutcome } from './tests-outcome';

const stats = { expected: 40, unexpected: 0, flaky: 0, skipped: 0 };

test('each test counts one, and the note names how many ran', () => {
  expect(testsOutcome(0, { stats: { ...stats, skipped: 2 }, failures: [] }, 'all of it')).toEqual({
    passed: 40,
    failed: 0,
    note: '40 passed, 0 failed, 2 skipped',
  });
});

test('a test that failed, or passed at a second try only, is counted and shown', () => {
  const report = { stats: { ...stats, unexpected: 2, flaky: 1 }, failures: ['a.test.ts:7  two', 'b.test.ts:8  three'] };

  expect(testsOutcome(1, report, 'all of it')).toEqual({
    passed: 40,
    failed: 3,
    note: '40 passed, 3 failed',
    output: 'a.test.ts:7  two\n\nb.test.ts:8  three',
  });
});

for (const [what, code, expected] of [
  ['ended with another exit code', 1, 40],
  ['was stopped by a signal', undefined, 40],
  ['ran no test', 0, 0],
] as const) {
  test(`a run that ${what} has failed, though no test did, and is shown as it ended`, () => {
    const outcome = testsOutcome(code, { stats: { ...stats, expected }, failures: [] }, 'all of it');

    expect(outcome).toEqual({ passed: expected, failed: 1, note: `${expected} passed, 1 failed`, output: 'all of it' });
  });
}
