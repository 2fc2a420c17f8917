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

test('of a cause whose row fails in all that it was judged by, another row says in which situations', () => {
  const root = failed('No transfer was requested.', 'all 6 findings fail');
  const other: RowResult = {
    ...failed('No transfer was requested.', '24 of 48 findings fail, all with Transfer Bot Context'),
    id: 'route.integration-transfers',
  };
  const unsaid: RowResult = { ...other, pattern: '3 of 40 findings fail, in 3 situations, such as “One”, all told' };

  expect(headingOfCause({ root, failed: [unsaid, root, other] })).toBe(
    'No transfer was requested (all 6 findings fail; for route.integration-transfers 24 of 48 findings fail, all with ' +
      'Transfer Bot Context)',
  );
  expect(headingOfCause({ root, failed: [unsaid, root] })).toBe('No transfer was requested (all 6 findings fail)');
  const passed = { ...other.findings[0]!, verdict: 'pass' as const };
  const partly = { ...other, findings: [...other.findings, passed] };
  expect(headingOfCause({ root: partly, failed: [root, partly, other] })).toBe(causeHeading(partly));
});

test('a long reason is cut before a word, leaves room for where it fails, and shows what cannot be seen', () => {
  const told = causeHeading(failed(`It came\u202e ${'again '.repeat(90)}.`, 'all 2 findings fail'), 30);

  expect(told).toBe('It came\\u202e again again again … (all 2 findings fail)');
});
