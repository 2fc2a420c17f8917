/** What is called fixed, new and the same. */
import { sampleRun } from '../../quality/testing/sample-run';
import { expect, test } from '../../quality/testing/test';
import { judgeRun } from './evidence';
import { asEarlierRun, sinceLastRun } from './since-last-run';

const { run } = judgeRun(...sampleRun({}));
const idsOf = (status: string) => run.results.filter((each) => each.status === status).map(({ id }) => id);

/** This run as an earlier one, with some statuses replaced. */
function earlier(statuses: Record<string, string>, more: object = {}) {
  const kept = asEarlierRun(run);
  if (!kept) throw new Error('The sample has a verdict.');
  return {
    ...kept,
    startedAt: '2026-01-01T00:00:00.000Z',
    ...more,
    statuses: { ...kept.statuses, ...statuses },
  } as typeof kept;
}

test('a failure is fixed when it passes, new when it did not fail, and the same when it did', () => {
  const [passes = ''] = idsOf('passed');
  const [fails = '', ...others] = idsOf('failed');
  const [open = ''] = idsOf('inconclusive');
  const since = sinceLastRun(run, [earlier({ [passes]: 'failed', [fails]: 'passed', [open]: 'failed' })]);

  expect(others.length).toBeGreaterThan(0);
  expect(since).toMatchObject({ fixed: [passes], new: [fails], same: others, unknown: [open] });
});

test('what failed before counts as not known when this run does not judge it', () => {
  const [fails = ''] = idsOf('failed');
  const part = { ...run, results: run.results.filter(({ id }) => id !== fails) };

  expect(sinceLastRun(part, [earlier({})])?.unknown).toEqual([fails]);
});

test('a requirement that the earlier run did not have is not new', () => {
  const before = earlier({});
  const [fails = ''] = idsOf('failed');
  const { [fails]: _, ...statuses } = before.statuses;

  expect(sinceLastRun(run, [{ ...before, statuses }])?.new).toEqual([]);
});

test('it is compared with the last run of the same implementation', () => {
  const other = { implementation: { name: 'another', version: '1' }, startedAt: '2026-01-03T00:00:00.000Z' };
  const runs = [earlier({}, { seed: 1 }), earlier({}, { seed: 2 }), earlier({}, other)];

  expect(sinceLastRun(run, runs)?.than.seed).toBe(2);
  expect(sinceLastRun(run, [earlier({}, other)])).toBeUndefined();
});

test('a run without a verdict is not kept, nor one that was stopped', () => {
  expect(asEarlierRun({ ...run, conclusion: 'no verdict' })).toBeUndefined();
  expect(asEarlierRun({ ...run, interrupted: true })).toBeUndefined();
});
