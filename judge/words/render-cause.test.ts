import { judgeRun } from '../verdict/evidence';
import { sampleRun } from '../../quality/testing/sample-run';
import { expect, test } from '../../quality/testing/test';
import { causesOf } from './causes-of';
import { renderResult } from './paragraph';
import { renderCause } from './render-cause';

test('a cause is the paragraph of its row, and names every other row that it touches within 80 columns', () => {
  const { run, evidence } = judgeRun(...sampleRun({}));
  const [first] = causesOf(run);
  if (!first) throw new Error('The sample has a row that failed.');
  const others = run.results.filter((row) => row !== first.root).slice(0, 8);
  const cause = { ...first, failed: [first.root, ...others.slice(0, 1)], open: others.slice(1) };

  const lines = renderCause(run, cause, evidence).split('\n');

  const own = renderResult(run, first.root, evidence).split('\n');
  expect(lines.slice(0, own.length)).toEqual(own);
  const touched = lines.slice(own.length);
  expect(Math.max(...touched.map((line) => line.length))).toBeLessThanOrEqual(80);
  expect(touched.join(' ').replace(/\s+/g, ' ').trim()).toBe(
    `Touches 1 more requirement fails by the same: ${others[0]?.id} ` +
      `Touches 7 more requirements could not be judged where this failed: ${others
        .slice(1)
        .map(({ id }) => id)
        .join(', ')}`,
  );
});

test('a cause that touches one row alone is its paragraph', () => {
  const { run, evidence } = judgeRun(...sampleRun({}));
  const [first] = causesOf(run);
  if (!first) throw new Error('The sample has a row that failed.');

  expect(renderCause(run, { ...first, failed: [first.root], open: [] }, evidence)).toBe(
    renderResult(run, first.root, evidence),
  );
});
