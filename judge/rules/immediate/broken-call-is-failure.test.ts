import { expectFinding } from '../../../quality/testing/expect-finding';
import { answered, passed, read, requested } from '../../../quality/testing/event-bodies';
import { judgedByRules, failureReachesRuleTests } from '../../../quality/testing/rule-for-failure';
import { test } from '../../../quality/testing/test';
import { brokenCallIsFailure } from './broken-call-is-failure';

const found = judgedByRules(brokenCallIsFailure.judge);
const fails = [requested(), answered('reset')];

const shared = failureReachesRuleTests(found, { answer: 'reset', other: 'error', none: 'No transfer call broke' });
for (const [title, run] of Object.entries(shared)) test(title, run);

test('a refused connection, which shows no request, is judged by the words that follow', () => {
  const refuses = { platform: { transfersRefuseConnections: true } };
  expectFinding(found([read('No luck')], refuses), 'pass', 'the rule for failure ran', [3]);
  expectFinding(found([passed(4_000)], refuses), 'fail', 'did not run', [2, 3]);
});

test('a refused connection is not judged for a grey skill id', () => {
  const refuses = { platform: { transfersRefuseConnections: true }, integration: { agentSkillId: '0123' } };
  expectFinding(found([passed(4_000)], refuses), 'inconclusive', 'No transfer call broke', []);
});

test('a call that is cut off is broken, too', () => {
  const finding = found([requested(), answered('cut-off'), read('All is well')]);
  expectFinding(finding, 'fail', 'the rule for success ran', [2, 3, 4, 5]);
});

test('an answer that is not JSON may be taken for a success, for nothing, or for a failure', () => {
  const answer = [requested(), answered('not-json')];
  expectFinding(found([...answer, read('All is well')]), 'inconclusive', 'No transfer call broke', []);
  expectFinding(found([...answer, passed(4_000)]), 'inconclusive', 'No transfer call broke', []);
  expectFinding(found([...answer, read('No luck')]), 'pass', 'the rule for failure ran', [3, 4, 5]);
});

test('a call that is never answered may be waited for, and is no success', () => {
  const never = { platform: { outcomes: [{ kind: 'no-answer' }] as const } };
  expectFinding(found([requested(), read('No luck')], never), 'pass', 'never answered', [3, 4]);
  expectFinding(found([requested(), read('All is well')], never), 'fail', 'rule for success ran', [2, 3, 4]);
  expectFinding(found([requested(), passed(16_000)], never), 'inconclusive', 'No transfer call broke', []);
  expectFinding(
    found([read('All is well'), requested(), passed(16_000)], never),
    'inconclusive',
    'No transfer call',
    [],
  );
});

test('a call that is never answered may be made again, and succeed then', () => {
  const never = { platform: { outcomes: [{ kind: 'no-answer' }] as const } };
  const again = [requested({ attempt: 2 }), answered('accepted', 2), read('All is well')];
  expectFinding(found([requested(), ...again], never), 'inconclusive', 'No transfer call broke', []);
  expectFinding(found([requested(), read('All is well'), ...again], never), 'fail', 'rule for success ran', [2, 3, 4]);
});

test('a call whose answer a trace lacks, and that was to get one, is no such call', () => {
  expectFinding(found([requested(), read('All is well')]), 'inconclusive', 'No transfer call broke', []);
});

test('a call that is made again and answered with no JSON may have succeeded', () => {
  const again = [requested({ attempt: 2 }), answered('not-json', 2), read('All is well')];
  expectFinding(found([...fails, ...again]), 'inconclusive', 'A later call', [4, 6]);
});

test('a call that was answered with an error is for another rule', () => {
  const finding = found([requested(), answered('error'), read('No luck')]);
  expectFinding(finding, 'inconclusive', 'No transfer call broke', []);
});
