import type { RowResult } from '../verdict/verdict';
import { expect, test } from '../../quality/testing/test';
import { causeHeading, causeWords } from './cause-words';

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

test('a long reason is cut before a word, leaves room for where it fails, and shows what cannot be seen', () => {
  const told = causeHeading(failed(`It came\u202e ${'again '.repeat(90)}.`, 'all 2 findings fail'), 30);

  expect(told).toBe('It came\\u202e again again again … (all 2 findings fail)');
});
