import type { RowResult } from '../verdict/verdict';
import { expect, test } from '../../quality/testing/test';
import { causeHeading, causeWords, headingOfCause } from './cause-words';

function failed(because: string, pattern?: string): RowResult {
  const finding = {
    ...({ requirement: 'message.once', verdict: 'fail', scenario: 'a/b', channel: 'chat', listed: true } as const),
    because,
    evidence: [],
  };
  return {
    ...({ id: 'message.once', status: 'failed', gating: true, findings: [finding] } as const),
    ...(pattern === undefined ? {} : { pattern }),
  };
}

test('a cause is headed by its reason and by where it fails, as one sentence', () => {
  expect(causeHeading(failed('It came twice.', '1 of 9 findings fails, on chat'))).toBe(
    'It came twice (1 of 9 findings fails, on chat)',
  );
  expect(causeHeading(failed('It came twice.'))).toBe('It came twice');
  expect(causeWords(failed('It came twice.')).where).toBeUndefined();
});

/** The same with one finding more, which passed. */
function seenMore(result: RowResult, pattern: string): RowResult {
  const [finding] = result.findings;
  if (!finding) throw new Error('It has a finding.');
  return { ...result, pattern, findings: [...result.findings, { ...finding, verdict: 'pass' }] };
}

test('of a cause whose row fails in all that it was judged by, one that was looked at in more says in which situations', () => {
  const root = failed('No transfer was requested.', 'all 6 findings fail');
  const apart = '24 of 48 findings fail, all with Transfer Bot Context';
  const other: RowResult = { ...seenMore(root, apart), id: 'route.integration-transfers' };
  const unsaid = seenMore(root, '3 of 40 findings fail, in 3 situations, such as “One”, all told');

  expect(headingOfCause({ root, failed: [unsaid, root, other] })).toBe(
    `No transfer was requested (all 6 findings fail; for route.integration-transfers ${apart})`,
  );
  expect(headingOfCause({ root, failed: [unsaid, root] })).toBe('No transfer was requested (all 6 findings fail)');
  expect(headingOfCause({ root: other, failed: [root, other] })).toBe(causeHeading(other));
  const more = { ...seenMore(other, apart), id: 'context.passes-intent' } as const;
  expect(headingOfCause({ root: unsaid, failed: [unsaid, more] })).toBe(
    `No transfer was requested (${unsaid.pattern}; for context.passes-intent ${apart})`,
  );
});

test('a cause that is found wherever it is looked at is none of the fewer situations of another row', () => {
  const root = failed('No transfer was requested.', 'all 6 findings fail');
  const other = failed('No transfer was requested.', '1 of 2 findings fail, all with status 502');

  expect(headingOfCause({ root, failed: [root, other] })).toBe('No transfer was requested (all 6 findings fail)');
});

test('a long reason is cut before a word, leaves room for where it fails, and shows what cannot be seen', () => {
  const told = causeHeading(failed(`It came\u202e ${'again '.repeat(90)}.`, 'all 2 findings fail'), 30);

  expect(told).toBe('It came\\u202e again again again … (all 2 findings fail)');
});
