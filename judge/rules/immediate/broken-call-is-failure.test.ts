import { expectFinding } from '../../../quality/testing/expect-finding';
import { answered, offered, passed, read, requested, said } from '../../../quality/testing/event-bodies';
import { test } from '../../../quality/testing/test';
import { askForAgent, traceOf, type Happened, type SetupOverrides } from '../../../quality/testing/trace-builder';
import type { Dialog, Interaction } from '../../../protocol/types';
import { brokenCallIsFailure } from './broken-call-is-failure';

const escalate: Interaction = {
  type: 'integration',
  integration: 'escalation',
  rules: [
    { result: 'success', dialog: 'well' },
    { result: 'failure', dialog: 'wrong' },
  ],
};

function dialog(name: string, pattern: string, ...interactions: Interaction[]): Dialog {
  return { name, type: 'dialog', patterns: [pattern], interactions };
}

const well = dialog('well', '-', { type: 'text', text: 'All is well' });
const wrong = dialog('wrong', '--', { type: 'text', text: 'No luck' });

function found(eventBodies: readonly Happened[], more: SetupOverrides = {}) {
  const dialogs = [dialog('escalate', askForAgent, escalate), well, wrong];
  return brokenCallIsFailure.judge(traceOf({ dialogs, ...more }, [offered, said(), ...eventBodies]));
}

const fails = [requested(), answered('reset')];

test('the text of the rule for failure passes', () => {
  expectFinding(found([...fails, read('No luck')]), 'pass', 'the rule for failure ran', [3, 4, 5]);
});

test('the text of the rule for success fails', () => {
  expectFinding(found([...fails, read('All is well')]), 'fail', 'the rule for success ran', [2, 3, 4, 5]);
});

test('silence fails', () => {
  expectFinding(found([...fails, passed(4_000)]), 'fail', 'the rule for failure did not run', [2, 3, 4, 5]);
});

test('the text of the rule for failure before the answer fails', () => {
  const eventBodies = [requested(), read('No luck'), answered('reset'), passed(4_000)];
  expectFinding(found(eventBodies), 'fail', 'did not run', [2, 3, 4, 5, 6]);
});

test('a text with a variable is compared with its value', () => {
  const dialogs = [
    dialog('escalate', askForAgent, escalate),
    well,
    dialog('wrong', '--', { type: 'text', text: 'No luck, {$botContext.who}' }),
  ];
  const more = { dialogs, bot: { contextVariables: { who: 'Ada' }, dialogs } };
  expectFinding(found([...fails, read('No luck, Ada')], more), 'pass', 'the rule for failure ran', [3, 4, 5]);
});

test('a second attempt of the failure dialog may succeed', () => {
  const again = dialog('wrong', '--', { type: 'text', text: 'No luck' }, escalate);
  const dialogs = [dialog('escalate', askForAgent, escalate), well, again];
  const second = [requested({ attempt: 2 }), answered('accepted', 2), read('All is well')];
  expectFinding(found([...fails, read('No luck'), ...second], { dialogs }), 'pass', 'ran', [3, 4, 5]);
});

test('a play that ends too early is inconclusive', () => {
  expectFinding(found([...fails, passed(1_000)]), 'inconclusive', 'only 1.0 s of 3.5 s', [2]);
});

test('a call that succeeds is inconclusive', () => {
  expectFinding(
    found([requested(), answered('accepted'), passed(4_000)]),
    'inconclusive',
    'No transfer call broke',
    [],
  );
});

test('a failure of the other kind is inconclusive', () => {
  expectFinding(found([requested(), answered('error'), passed(4_000)]), 'inconclusive', 'No transfer call broke', []);
});

test('no rule for failure is inconclusive', () => {
  const dialogs = [dialog('escalate', askForAgent, { type: 'integration', integration: 'escalation' })];
  expectFinding(found([...fails, passed(4_000)], { dialogs }), 'inconclusive', 'No transfer call broke', []);
});

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
