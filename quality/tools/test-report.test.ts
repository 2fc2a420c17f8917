/** What fails in our own tests is shown first, with its place: the rest of a long output may be cut off. */
import { expect, test } from '../testing/test';
import { readTestReport } from './test-report';

const stats = { expected: 1, unexpected: 1, flaky: 0, skipped: 0 };
const failing = {
  title: 'two and two are four',
  file: 'a.test.ts',
  line: 7,
  ok: false,
  tests: [{ results: [{ errors: [{ message: '\u001b[31mExpected: 4\u001b[39m\nReceived: 5' }] }] }],
};
const fine = { ...failing, title: 'one and one are two', ok: true, tests: [] };

test('each failure is a paragraph with its place, its title and what was seen', () => {
  const text = JSON.stringify({ stats, suites: [{ specs: [fine], suites: [{ specs: [failing] }] }] });

  expect(readTestReport(text)).toEqual({
    stats,
    failures: ['a.test.ts:7  two and two are four\nExpected: 4\nReceived: 5'],
  });
});

test('an error outside of any test is shown, too', () => {
  const text = JSON.stringify({ stats, errors: [{ message: 'No tests found' }], suites: [] });

  expect(readTestReport(text).failures).toEqual(['No tests found']);
});

for (const text of ['', '{}', '{"stats":']) {
  test(`${JSON.stringify(text)} counts nothing`, () => {
    expect(readTestReport(text)).toEqual({
      stats: { expected: 0, unexpected: 0, flaky: 0, skipped: 0 },
      failures: [],
    });
  });
}
