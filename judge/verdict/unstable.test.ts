/** A row that plays which are alike give different results is inconclusive, and says where and which. */
import { expect, test } from '../../quality/testing/test';
import { factsWith } from '../../quality/testing/run-folder';
import type { JudgedFinding } from '../../results/judged-finding';
import type { RunFacts } from '../../results/run-facts';
import { concludeRun } from './verdict';
import { tellUnstable } from './unstable';

const requirement = 'skill.literal-number';

function finding(verdict: JudgedFinding['verdict'], repeat?: number, scenario = 'skill/one'): JudgedFinding {
  const because = { pass: 'It was so.', fail: 'It was not so.', inconclusive: 'Nothing came.' }[verdict];
  const where = { requirement, scenario, channel: 'messaging', listed: true } as const;
  return { ...where, verdict, because, evidence: [1], ...(repeat === undefined ? {} : { repeat }) };
}

function concluded(findings: readonly JudgedFinding[], facts: Partial<RunFacts> = {}) {
  const asked = factsWith({ only: [requirement], repeat: 2, ...facts }) as unknown as RunFacts;
  const run = concludeRun(asked, findings, []);
  const [result] = run.results;
  if (!result) throw new Error('The run has no result.');
  return { exitCode: run.exitCode, ...result };
}

test('a row that passes once and fails once is inconclusive, and leaves the run open', () => {
  const { exitCode, status, unstable } = concluded([finding('pass', 1), finding('fail', 2)]);

  expect({ exitCode, status }).toEqual({ exitCode: 6, status: 'inconclusive' });
  expect(unstable).toMatchObject({ statuses: ['passed', 'failed'], scenario: 'skill/one', channel: 'messaging' });
  expect(unstable && tellUnstable(unstable)).toBe(
    'The same play gave different results. skill/one on messaging: in play 1 it passed (It was so.), in play 2 it failed (It was not so.).',
  );
});

test('of three plays one that differs is enough', () => {
  const findings = [finding('pass', 1), finding('pass', 2), finding('inconclusive', 3)];
  expect(concluded(findings, { repeat: 3 }).unstable?.statuses).toEqual(['passed', 'passed', 'inconclusive']);
});

for (const [verdict, status, exitCode] of [
  ['pass', 'passed', 0],
  ['fail', 'failed', 1],
  ['inconclusive', 'inconclusive', 6],
] as const) {
  test(`plays that all give ${verdict} are what one play is`, () => {
    const result = concluded([finding(verdict, 1), finding(verdict, 2)]);
    expect(result).toMatchObject({ status, exitCode });
    expect(result.unstable).toBeUndefined();
  });
}

test('what fails in every play of one scenario fails, whatever another scenario does', () => {
  const other = [finding('pass', 1, 'skill/two'), finding('fail', 2, 'skill/two')];
  const result = concluded([finding('fail', 1), finding('fail', 2), ...other]);
  expect(result).toMatchObject({ status: 'failed', exitCode: 1 });
  expect(result.unstable).toBeUndefined();
});

test('the scenario that differs is named, not the one that does not', () => {
  const steady = [finding('pass', 1, 'skill/two'), finding('pass', 2, 'skill/two')];
  expect(concluded([...steady, finding('pass', 1), finding('fail', 2)]).unstable?.scenario).toBe('skill/one');
});

test('what a generated case gave counts in every play', () => {
  const result = concluded([finding('pass', 1), finding('fail', 2), finding('fail', undefined, 'generated/skills')]);
  expect(result).toMatchObject({ status: 'failed', exitCode: 1 });
});

test('a scenario that was not played as often is not compared', () => {
  const result = concluded([finding('fail', 1), finding('pass', 1, 'skill/two'), finding('pass', 2, 'skill/two')]);
  expect(result.unstable).toBeUndefined();
  expect(result.status).toBe('failed');
});

test('a waived failure is borne, whether it shows or not', () => {
  const waiver = { requirement, reason: 'known', owner: 'me', expires: '2099-01-01', at: 'waivers.yaml:1' } as const;
  const result = concluded([finding('pass', 1), finding('fail', 2)], { waivers: [waiver] });
  expect(result).toMatchObject({ status: 'waived', exitCode: 0 });
});

test('a run that plays each scenario once is never unstable', () => {
  const { repeat: _, ...facts } = factsWith({ only: [requirement], repeat: 2 }) as unknown as RunFacts;
  const run = concludeRun(facts, [finding('pass'), finding('fail')], []);
  expect(run.results[0]).toMatchObject({ status: 'failed' });
});
