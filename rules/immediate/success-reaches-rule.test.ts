import { expectFinding } from '../../testing/expect-finding';
import { answered, failed, offered, passed, read, requested, said } from '../../testing/happenings';
import { test } from '../../testing/test';
import { askForAgent, traceOf, type Happened } from '../../testing/trace-builder';
import { successReachesRule } from './success-reaches-rule';
import type { Dialog, Interaction } from '../../protocol/types';

function dialog(name: string, pattern: string, ...interactions: Interaction[]): Dialog {
  return { name, type: 'dialog', patterns: [pattern], interactions };
}

function text(value: string): Interaction {
  return { type: 'text', text: value };
}

const escalate: Interaction = {
  type: 'integration',
  integration: 'escalation',
  rules: [
    { result: 'success', dialog: 'well' },
    { result: 'failure', dialog: 'sorry' },
  ],
};

function found(
  happenings: readonly Happened[],
  well: Interaction[] = [text('All is well')],
  sorry = [text('No luck')],
) {
  const dialogs = [
    dialog('escalate', askForAgent, escalate),
    dialog('well', '-', ...well),
    dialog('sorry', '--', ...sorry),
  ];
  const bot = { contextVariables: { who: 'Ada' }, dialogs };
  return successReachesRule.judge(traceOf({ dialogs, bot }, [offered, said(), ...happenings]));
}

const succeeds = [requested(), answered('accepted')];

test('the text of the rule for success passes', () => {
  expectFinding(found([...succeeds, read('All is well')]), 'pass', 'the rule for success ran', [3, 4, 5]);
});

test('the text of the rule for failure fails', () => {
  expectFinding(found([...succeeds, read('No luck')]), 'fail', 'the rule for failure ran', [3, 4, 5]);
});

test('no text fails once there was time for one', () => {
  expectFinding(found([...succeeds, passed(5_000)]), 'fail', 'did not run', [2, 3, 4, 5]);
});

test('a play that ends at once is inconclusive', () => {
  expectFinding(found(succeeds), 'inconclusive', 'only 0.0 s of ', [2]);
});

test('a transfer that fails again at once leaves too little time', () => {
  const finding = found([...succeeds, passed(500), failed(1), passed(5_000)]);
  expectFinding(finding, 'inconclusive', 'only 0.5 s of ', [2]);
});

test('a success after a failure of the same turn passes', () => {
  const first = [requested(), answered('error'), read('No luck')];
  const second = [requested({ attempt: 2 }), answered('accepted', 2), read('All is well')];
  const finding = found([...first, ...second], [text('All is well')], [text('No luck'), escalate]);
  expectFinding(finding, 'pass', 'the rule for success ran', [6, 7, 8]);
});

test('a text that both rules lead to passes', () => {
  const finding = found([...succeeds, read('Done')], [text('Done')], [text('Done')]);
  expectFinding(finding, 'pass', 'the rule for success ran', [3, 4, 5]);
});

test('a text with a variable is compared with its value', () => {
  const finding = found([...succeeds, read('Well, Ada')], [text('Well, {$botContext.who}')]);
  expectFinding(finding, 'pass', 'the rule for success ran', [3, 4, 5]);
});

test('a call that fails is not judged', () => {
  const finding = found([requested(), answered('error'), passed(5_000)]);
  expectFinding(finding, 'inconclusive', 'No transfer call succeeded', []);
});

test('a dialog of which it is open what it says is not judged', () => {
  const finding = found([...succeeds, passed(5_000)], [text('{$botContext.unknown}')]);
  expectFinding(finding, 'inconclusive', 'No transfer call succeeded', []);
});
