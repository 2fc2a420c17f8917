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
  const [alike, id, left, ...ids] = lines.slice(own.length);
  expect(alike).toBe('  Touches   1 more requirement fails by the same:');
  expect(id?.trim()).toBe(others[0]?.id);
  expect(left).toBe('  Touches   7 more requirements could not be judged where this failed:');
  expect(ids.join(' ').split(/,?\s+/).filter(Boolean)).toEqual(others.slice(1).map((row) => row.id));
  expect(Math.max(...ids.map((line) => line.length))).toBeLessThanOrEqual(80);
});

test('a cause that touches one row alone is its paragraph', () => {
  const { run, evidence } = judgeRun(...sampleRun({}));
  const [first] = causesOf(run);
  if (!first) throw new Error('The sample has a row that failed.');

  expect(renderCause(run, { ...first, failed: [first.root], open: [] }, evidence)).toBe(
    renderResult(run, first.root, evidence),
  );
});
