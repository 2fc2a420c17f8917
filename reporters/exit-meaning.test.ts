import type { RowResult, Status } from '../judge/verdict/verdict';
import { wholeExtent } from '../quality/testing/sample-run';
import { expect, test } from '../quality/testing/test';
import { exitMeaning, exitMeanings } from './exit-meaning';

/** Results on which the claim rests, with these statuses. */
const gating = (...statuses: Status[]) =>
  statuses.map((status): RowResult => ({ id: 'message.once', status, gating: true, findings: [] }));

const green = { exitCode: 0, only: undefined, interrupted: false, extent: wholeExtent } as const;
const partial = { ...wholeExtent, whole: false } as const;

test('a run in which everything passed is told by the sentence of its exit code', () => {
  expect(exitMeaning({ ...green, results: gating('passed', 'passed') })).toBe(exitMeanings[0]);
});

test('what is waived is counted in the sentence of a green run', () => {
  expect(exitMeaning({ ...green, results: gating('passed', 'waived') })).toBe(
    'every requirement of the profile was judged and none failed, except 1 that is waived',
  );
  expect(exitMeaning({ ...green, results: gating('waived', 'waived') })).toContain('except 2 that are waived');
});

test('what does not apply is counted in the sentence of a green run', () => {
  expect(exitMeaning({ ...green, results: gating('passed', 'not-applicable', 'waived') })).toBe(
    'every requirement of the profile that applies was judged and none failed, except 1 that is waived; 1 is not applicable',
  );
});

test('a run of chosen requirements does not speak of the whole profile', () => {
  const only = ['message.once'] as const;

  expect(exitMeaning({ ...green, only, extent: partial, results: gating('passed') })).toBe(
    'every requirement of the profile that was chosen was judged and none failed, as far as this partial run reaches',
  );
  expect(exitMeaning({ ...green, exitCode: 6, only, results: [] })).toBe(
    'no requirement of the profile was chosen, so nothing was shown of it',
  );
  expect(exitMeaning({ ...green, exitCode: 6, only, results: gating('not-applicable') })).toBe(
    'no requirement of the profile applies, so nothing was shown of it',
  );
});

test('a partial run does not speak of the whole profile, whatever was left out', () => {
  expect(exitMeaning({ ...green, extent: partial, results: gating('passed', 'waived') })).toBe(
    'every requirement of the profile was judged and none failed, as far as this partial run reaches, except 1 that is waived',
  );
});

test('a partial run where a whole one is required is told by that', () => {
  const required = { ...green, exitCode: 6, extent: partial, requireWhole: true } as const;

  expect(exitMeaning({ ...required, results: gating('passed', 'not-applicable') })).toBe(
    'the run is partial, and a whole one is required (--require-whole)',
  );
  expect(exitMeaning({ ...required, results: gating('inconclusive') })).toBe(exitMeanings[6]);
});

test('a run that was stopped is not said to lack a judgement that it has', () => {
  const stopped = { ...green, exitCode: 6, interrupted: true } as const;

  expect(exitMeaning({ ...stopped, results: gating('passed') })).toBe('the run was stopped before its end');
  expect(exitMeaning({ ...stopped, results: gating('passed', 'inconclusive') })).toBe(exitMeanings[6]);
});

test('any other exit code is told by its own sentence', () => {
  expect(exitMeaning({ ...green, exitCode: 1, results: gating('failed', 'waived') })).toBe(exitMeanings[1]);
});
