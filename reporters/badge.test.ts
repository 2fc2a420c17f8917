import { sampleRun } from '../quality/testing/sample-run';
import { expect, test } from '../quality/testing/test';
import { judgeRun } from '../judge/verdict/evidence';
import { badgeSvg } from './badge';

test('the badge names profile and conclusion', () => {
  const { run } = judgeRun(...sampleRun({ strict: true }));
  expect(badgeSvg(run)).toContain('agent escalation · page strict: does not conform');
});

test('the badge holds nothing that an implementation wrote', () => {
  const svg = badgeSvg(judgeRun(...sampleRun({})).run);
  expect(svg).not.toMatch(/script|onerror|drawkcab/);
  expect(svg.match(/<[a-z]+/g)).toEqual(['<svg', '<title', '<rect', '<rect', '<g', '<text', '<text']);
});
