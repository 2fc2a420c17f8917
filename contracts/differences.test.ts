import { expect, test } from '../quality/testing/test';
import { differencesIn, requirementsAt } from './differences';

const keys = {
  type: 'BodyMismatch',
  path: '$',
  expected: '["agentSkillId","message"]',
  actual: '["agentId","agentSkillId"]',
  mismatch: 'Expected a Map with other keys',
};

test('missing and superfluous keys are told one by one', () => {
  expect(differencesIn([keys], false)).toEqual([
    { path: '-$.message', told: '$.message is missing' },
    { path: '$.agentId', told: '$.agentId is there, and ought not to be' },
  ]);
});

test('who answers may say more than is asked', () => {
  expect(differencesIn([keys], true).map(({ path }) => path)).toEqual(['-$.message']);
});

test('a list of other texts is no list of keys where the texts agree', () => {
  const mismatch = { type: 'BodyMismatch', path: '$.a', expected: '"x"', actual: '"y"', mismatch: 'x is not y' };

  expect(differencesIn([mismatch], false)).toEqual([{ path: '$.a', told: '$.a: x is not y' }]);
});

test('a text in place of another is told as what it is, and then as what it was to be', () => {
  const told = (mismatch: string) =>
    differencesIn([{ type: 'BodyMismatch', path: '$.message', mismatch }], false)[0]?.told;

  expect(told("Expected 'a\n'b' (String) to be equal to 'One' (String)")).toBe(
    '$.message is "a\\n\'b" instead of "One"',
  );
  expect(told('Expected 1 (Integer) to be a string')).toBe('$.message: Expected 1 (Integer) to be a string');
});

test('an empty text counts as missing', () => {
  const mismatch = { type: 'BodyMismatch', path: '$.message', expected: '"x"', actual: '""', mismatch: 'x is not ""' };

  expect(differencesIn([mismatch], false)[0]?.path).toBe('-$.message');
});

test('a status has no place in the body', () => {
  const mismatch = { type: 'StatusMismatch', expected: '422', actual: '400', mismatch: 'expected 422 but was 400' };

  expect(differencesIn([mismatch], true)).toEqual([{ path: undefined, told: 'status: expected 422 but was 400' }]);
});

test('requirements for a missing part go before those for its value', () => {
  const parts = { '$.message': ['message.blank-sends-nothing'], '-$.message': ['message.blank-keeps-value'] } as const;

  expect(requirementsAt([{ path: '-$.message', told: '' }], parts)).toEqual(['message.blank-keeps-value']);
  expect(requirementsAt([{ path: '$.message', told: '' }], parts)).toEqual(['message.blank-sends-nothing']);
});

test('a missing whole touches what speaks of its parts', () => {
  const parts = { '$.context.intentId': ['context.passes-intent'], '$.message': ['message.once'] } as const;

  expect(requirementsAt([{ path: '-$.context', told: '' }], parts)).toEqual(['context.passes-intent']);
});
