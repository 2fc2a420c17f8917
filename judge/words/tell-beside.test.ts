import { rowOf, type RequirementId } from '../../requirements/catalogue';
import type { JudgedFinding } from '../../results/judged-finding';
import type { Status } from '../verdict/claim-effect';
import { expect, test } from '../../quality/testing/test';
import { besideLines } from './tell-beside';

const row = (
  id: RequirementId,
  status: Status,
  gating: boolean,
  verdicts: readonly JudgedFinding['verdict'][] = [],
) => ({
  ...{ id, status, gating },
  findings: verdicts.map((verdict): JudgedFinding => ({
    ...{ requirement: id, verdict, because: `${id}.`, evidence: [], scenario: 'a/b', channel: 'chat', listed: true },
  })),
});

test('what failed beside the claim is told with its number, basis and level', () => {
  const results = [
    row('cap.no-text-before-fourth', 'failed', false),
    row('unasked.cap-text', 'failed', false),
    row('message.once', 'passed', false),
    row('message.before-transfer', 'failed', true),
  ];

  expect(besideLines({ results, strict: false })).toEqual([
    'Beside the claim 2 requirements failed (2 × inferred must): reported, and without weight for it.',
  ]);
});

test('nothing is said where nothing failed beside the claim', () => {
  expect(besideLines({ results: [row('message.before-transfer', 'failed', true)], strict: false })).toEqual([]);
  expect(besideLines({ results: [row('unasked.cap-text', 'inconclusive', false)], strict: false })).toEqual([]);
});

test('what fails everywhere beside the claim is named, where the claim fails here and there', () => {
  const everywhere = row('delay.texts-arrive-first', 'failed', false, ['fail', 'fail', 'fail']);
  const once = row('message.last-before-transfer', 'failed', true, ['fail', 'pass', 'pass']);
  const lines = (...results: ReturnType<typeof row>[]) => besideLines({ results, strict: false }).slice(1);

  expect(lines(once, everywhere)).toEqual([
    `Look at delay.texts-arrive-first first (${rowOf('delay.texts-arrive-first').statement.replace(/[.]$/, '')}): it fails in all of its 3 findings, and nothing by which the claim fails does so in more than half of its own.`,
  ]);
  expect(lines(row('message.once', 'failed', true, ['fail']), once, everywhere)).toEqual([]);
  expect(lines(once, row('delay.texts-arrive-first', 'failed', false, ['fail', 'fail']))).toEqual([]);
  expect(lines(everywhere)).toEqual([]);
});
