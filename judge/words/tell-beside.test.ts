import type { RequirementId } from '../../requirements/catalogue';
import type { Status } from '../verdict/claim-effect';
import { expect, test } from '../../quality/testing/test';
import { besideLines } from './tell-beside';

const row = (id: RequirementId, status: Status, gating: boolean) => ({ id, status, gating, findings: [] });

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
