/** What readers of the Common Test Report Format are told. */
import { validate, type CTRFReport, type Test } from 'ctrf';
import { effectOnClaim } from '../judge/verdict/claim-effect';
import { judgeRun } from '../judge/verdict/evidence';
import { sampleRun, wholeExtent } from '../quality/testing/sample-run';
import { expect, test } from '../quality/testing/test';
import { ctrfReport } from './ctrf';

const fault = { kind: 'unreachable' as const, message: 'No answer within 5 s.', scenario: 'cap/two' };

function reportOf(...given: Parameters<typeof sampleRun>) {
  const { run, evidence } = judgeRun(...sampleRun(...given));
  return { run, report: JSON.parse(ctrfReport(run, evidence)) as CTRFReport };
}

const idOf = ({ labels }: Test) => labels?.['requirement'];

test('the published schema takes it', () => {
  for (const faults of [[], [fault]]) {
    const { report } = reportOf({ tookMs: 1_234 }, faults);
    expect(validate(report)).toEqual({ valid: true, errors: [] });
  }
});

test('the schema refuses what has a field too many', () => {
  const { report } = reportOf({});
  expect(validate({ ...report, verdict: 'conforms' }).valid).toBe(false);
});

test('only rows that turn the run red are failed, and only passed rows passed', () => {
  const { run, report } = reportOf({});
  const ids = (status: string) => report.results.tests.filter((each) => each.status === status).map(idOf);
  const by = (effect: string) => run.results.filter((each) => effectOnClaim(run, each) === effect).map(({ id }) => id);

  expect(ids('failed')).toEqual(by('red'));
  expect(ids('other')).toEqual(by('open'));
  expect(ids('passed')).toEqual(run.results.filter(({ status }) => status === 'passed').map(({ id }) => id));
  expect(ids('failed').length).toBeGreaterThan(0);
  expect(ids('skipped').length).toBeGreaterThan(0);
});

test('its counts are those of its tests', () => {
  const { report } = reportOf({}, [fault]);
  const { summary, tests } = report.results;
  for (const status of ['passed', 'failed', 'skipped', 'pending', 'other'] as const) {
    expect(summary[status], status).toBe(tests.filter((each) => each.status === status).length);
  }
  expect(summary.tests).toBe(tests.length);
});

test('a fault is a test that is neither passed nor failed', () => {
  const { report } = reportOf({}, [fault]);
  expect(report.results.tests.find(({ suite }) => suite?.[0] === 'Faults')).toMatchObject({
    status: 'other',
    message: fault.message,
    rawStatus: 'fault, unreachable',
  });
});

test('only a whole run that conforms is healthy', () => {
  const { run, evidence } = judgeRun(...sampleRun({}));
  const healthy = (more: object) =>
    (JSON.parse(ctrfReport({ ...run, ...more }, evidence)) as CTRFReport).results.environment?.healthy;

  expect(healthy({ conclusion: 'conforms', extent: wholeExtent })).toBe(true);
  expect(healthy({ conclusion: 'conforms', extent: { ...wholeExtent, whole: false } })).toBe(false);
  expect(healthy({ conclusion: 'incomplete', extent: wholeExtent })).toBe(false);
});
