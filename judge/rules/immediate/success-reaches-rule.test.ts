import { expectFinding } from '../../../quality/testing/expect-finding';
import { sentinel } from '../../../trace/trace';
import { answered, failed, offered, passed, read, requested, said } from '../../../quality/testing/event-bodies';
import { test } from '../../../quality/testing/test';
import { askForAgent, traceOf, type Happened, type TraceOverrides } from '../../../quality/testing/trace-builder';
import { successReachesRule } from './success-reaches-rule';
import type { Dialog, Interaction } from '../../../protocol/types';

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
  eventBodies: readonly Happened[],
  well: Interaction[] = [text('All is well')],
  sorry = [text('No luck')],
  more: TraceOverrides = {},
) {
  const dialogs = [
    dialog('escalate', askForAgent, escalate),
    dialog('well', '-', ...well),
    dialog('sorry', '--', ...sorry),
  ];
  const bot = { contextVariables: { who: 'Ada' }, dialogs };
  return successReachesRule.judge(traceOf({ ...more, dialogs, bot }, [offered, said(), ...eventBodies]));
}

const succeeds = [requested(), answered('accepted')];

test('the text of the rule for success passes', () => {
  expectFinding(found([...succeeds, read('All is well')]), 'pass', 'the rule for success ran', [3, 4, 5]);
});

test('the text of the rule for failure fails', () => {
  expectFinding(found([...succeeds, read('No luck')]), 'fail', 'the rule for failure ran', [3, 4, 5]);
});

test('an acceptance that is not waited for fails, where the rule for failure runs', () => {
  const slowly: TraceOverrides = {
    platform: { outcomes: [{ kind: 'accept-slowly', delayMs: 300, failsAfterMs: 60_000 }] },
  };
  const givenUp = [requested(), read('No luck')];
  expectFinding(found(givenUp, undefined, undefined, slowly), 'fail', 'did not wait for it', [3, 4]);
  expectFinding(
    found([requested(), passed(5_000)], undefined, undefined, slowly),
    'inconclusive',
    'No transfer call succeeded',
    [],
  );
  expectFinding(found(givenUp), 'inconclusive', 'No transfer call succeeded', []);
  const again = [requested(), answered('cut-off'), requested({ attempt: 2 }), answered('accepted', 2), read('No luck')];
  expectFinding(found(again, undefined, undefined, slowly), 'inconclusive', 'No transfer call succeeded', []);
});

test('no text after the hand-over shows nothing', () => {
  const finding = found([...succeeds, passed(5_000)]);
  expectFinding(finding, 'inconclusive', 'no document says that it has to', [3, 4]);
});

test('the text of the next action in place of the one of the rule fails', () => {
  const onward: Interaction = { ...escalate, nextDialog: 'onward' };
  const dialogs = [
    dialog('escalate', askForAgent, onward),
    dialog('well', '-', text('All is well')),
    dialog('onward', '---', text('And now')),
  ];
  const seen = (...read: Happened[]) =>
    successReachesRule.judge(traceOf({ dialogs }, [offered, said(), ...succeeds, ...read]));
  expectFinding(seen(read('And now')), 'fail', 'the rule for success did not run', [3, 4, 5]);
  expectFinding(seen(read('All is well'), read('And now')), 'pass', 'the rule for success ran', [3, 4, 5]);
});

/** What came of the escalation is kept, and said once the transfer has failed. */
function foundAfter(eventBodies: readonly Happened[], before = 'nothing yet', again: Interaction[] = []) {
  const keep = (value: string): Interaction => ({ type: 'set-variable', variable: 'outcome', value });
  const dialogs = [
    dialog('escalate', askForAgent, keep(before), escalate),
    dialog('well', '-', keep('went well'), text('All is well')),
    dialog('sorry', '--', keep('went wrong'), text('No luck')),
    dialog('caught', sentinel, text('Nobody came'), ...again, text('It {$botContext.outcome}')),
  ];
  return successReachesRule.judge(traceOf({ dialogs }, [offered, said(), ...succeeds, ...eventBodies]));
}

/** The same, once the bot has said that nobody came. */
function foundLater(eventBodies: readonly Happened[], before?: string, again?: Interaction[]) {
  return foundAfter([passed(5_000), failed(1), read('Nobody came'), ...eventBodies, passed(8_000)], before, again);
}

test('what the dialog of the rule has set, said after a failure, passes without a word before', () => {
  expectFinding(foundLater([read('It went well')]), 'pass', 'the rule for success ran', [3, 4, 8]);
});

for (const [value, dialogName] of [
  ['nothing yet', 'no dialog'],
  ['went wrong', 'the dialog of the rule for failure'],
] as const) {
  test(`a variable that ${dialogName} has set, said after a failure, fails`, () => {
    expectFinding(foundLater([read(`It ${value}`)]), 'fail', 'did not run', [3, 4, 8]);
  });
}

test('a bot that has forgotten its variables, or says nothing of them, is not judged', () => {
  expectFinding(foundLater([read('It ')]), 'inconclusive', 'no document says', [3, 4]);
  expectFinding(foundLater([]), 'inconclusive', 'no document says', [3, 4]);
});

test('a variable that would hold the same without the rule tells nothing', () => {
  const same: Interaction = { type: 'set-variable', variable: 'outcome', value: 'was set anew' };
  expectFinding(foundLater([read('It was set anew')], undefined, [same]), 'inconclusive', 'no document says', [3, 4]);
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

test('what a bot that was silent says of it afterwards is not judged', () => {
  const silence: Happened[] = [{ kind: 'outage-began' }, failed(1), { kind: 'outage-ended' }, read('Nobody came')];
  const finding = foundAfter([passed(5_000), ...silence, read('It went wrong'), passed(8_000)]);
  expectFinding(finding, 'inconclusive', 'no document says', [3, 4]);
});

test('what a bot says of it that may still be at work is not judged', () => {
  const finding = foundAfter([passed(500), failed(1), read('Nobody came'), read('It went wrong'), passed(8_000)]);
  expectFinding(finding, 'inconclusive', 'only 0.5 s of ', [2]);
});
