import { evidenceFrom } from '../../judge/verdict/evidence';
import { expect, test } from '../../quality/testing/test';
import type { JudgedFinding } from '../../results/judged-finding';
import { findingList } from './finding-list';

function findings(verdict: JudgedFinding['verdict'], many: number): JudgedFinding[] {
  return Array.from({ length: many }, (_, index) => ({
    ...{ verdict, because: 'So.', evidence: [], requirement: 'message.once', channel: 'chat', listed: true },
    scenario: `cap/${verdict}-${index}`,
  }));
}

test('all that did not pass are there, failures first, and of what passed the first', () => {
  const list = findingList(
    [...findings('pass', 50), ...findings('inconclusive', 30), ...findings('fail', 40)],
    evidenceFrom([], []),
  ).text;

  const told = [...list.matchAll(/(fail|inconclusive|pass):\s+cap/g)].map(([, verdict]) => verdict);
  expect(told).toEqual([
    ...Array.from({ length: 40 }, () => 'fail'),
    ...Array.from({ length: 30 }, () => 'inconclusive'),
    ...Array.from({ length: 20 }, () => 'pass'),
  ]);
  expect(list).toContain('… and 30 more that passed, in conformance.json');
});
