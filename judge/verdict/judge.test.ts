import { rows } from '../../requirements/catalogue';
import { messageTooLate, wellDone } from '../../quality/testing/sample-traces';
import { expect, test } from '../../quality/testing/test';
import { traceOf } from '../../quality/testing/trace-builder';
import { judgeTrace } from './judge';
import { rules } from '../rules/table';

test('every requirement is judged once, by the rule that bears its id', () => {
  expect(judgeTrace(wellDone).map(({ requirement }) => requirement)).toEqual(Object.keys(rules));
  expect(new Set(Object.keys(rules))).toEqual(new Set(rows.map(({ id }) => id)));
  expect(Object.entries(rules).filter(([id, rule]) => rule.id !== id)).toEqual([]);
});

test('a finding says where it comes from', () => {
  const finding = judgeTrace(messageTooLate).find(({ requirement }) => requirement === 'message.before-transfer');

  expect(finding).toMatchObject({ verdict: 'fail', scenario: 'message/too-late', channel: 'messaging', listed: true });
});

test('a requirement that the scenario was not written for is not listed', () => {
  const listed = judgeTrace(wellDone).filter((finding) => finding.listed);

  expect(listed.map(({ requirement }) => requirement)).toEqual(['message.before-transfer']);
});

test('the same trace gives the same findings, and stays as it was', () => {
  const before = JSON.stringify(messageTooLate);

  expect(judgeTrace(messageTooLate)).toEqual(judgeTrace(JSON.parse(before) as typeof messageTooLate));
  expect(JSON.stringify(messageTooLate)).toBe(before);
});

test('a play in which nothing happens passes nothing, fails nothing, and each rule says why', () => {
  const findings = judgeTrace(traceOf({}, []));

  expect(findings.filter(({ verdict }) => verdict !== 'inconclusive')).toEqual([]);
  expect(findings.filter(({ because }) => !/^[A-Z].*[.]$/.test(because))).toEqual([]);
});

test('every hint on where to look is a clause, without a full stop', () => {
  const hints = Object.values(rules).map(({ lookAt }) => lookAt);

  expect(hints.filter((hint) => hint === '' || hint.endsWith('.') || /^[A-Z][a-z]/.test(hint))).toEqual([]);
});
