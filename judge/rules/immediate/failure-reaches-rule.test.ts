import { expectFinding } from '../../../quality/testing/expect-finding';
import { answered, offered, passed, read, requested, said } from '../../../quality/testing/event-bodies';
import { test } from '../../../quality/testing/test';
import { askForAgent, traceOf, type Happened, type SetupOverrides } from '../../../quality/testing/trace-builder';
import type { Dialog, Interaction } from '../../../protocol/types';
import { failureReachesRule } from './failure-reaches-rule';

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
  return failureReachesRule.judge(traceOf({ dialogs, ...more }, [offered, said(), ...eventBodies]));
}

const fails = [requested(), answered('error')];

test('the text of the rule for failure passes', () => {
  expectFinding(found([...fails, read('No luck')]), 'pass', 'the rule for failure ran', [3, 4, 5]);
});

test('the text of the rule for success fails', () => {
  expectFinding(
    found([...fails, read('All is well')]),
    'fail',
    'the rule for success ran, the first of 2.',
    [2, 3, 4, 5],
  );
});

test('a text that both dialogs say counts for the right one', () => {
  const dialogs = [
    dialog('escalate', askForAgent, escalate),
    dialog('well', '-', { type: 'text', text: 'Thank you' }, { type: 'text', text: 'All is well' }),
    dialog('wrong', '--', { type: 'text', text: 'Thank you' }),
  ];
  expectFinding(found([...fails, read('Thank you')], { dialogs }), 'pass', 'the rule for failure ran', [3, 4, 5]);
  expectFinding(found([...fails, read('All is well')], { dialogs }), 'fail', 'the rule for success ran', [2, 3, 4, 5]);
});

test('silence fails', () => {
  expectFinding(found([...fails, passed(4_000)]), 'fail', 'the rule for failure did not run', [2, 3, 4, 5]);
});

test('the text of the rule for failure before the answer fails', () => {
  const eventBodies = [requested(), read('No luck'), answered('error'), passed(4_000)];
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
    'answered with an error, with a rule',
    [],
  );
});

test('a failure of the other kind is inconclusive', () => {
  expectFinding(
    found([requested(), answered('reset'), passed(4_000)]),
    'inconclusive',
    'answered with an error, with a rule',
    [],
  );
});

test('no rule for failure is inconclusive', () => {
  const dialogs = [dialog('escalate', askForAgent, { type: 'integration', integration: 'escalation' })];
  expectFinding(
    found([...fails, passed(4_000)], { dialogs }),
    'inconclusive',
    'answered with an error, with a rule',
    [],
  );
});

test('a dialog of the rule for failure of which it is open what it says is not judged', () => {
  const open = dialog('wrong', '--', { type: 'text', text: '{$botContext.unknown}' });
  const finding = found([...fails, passed(4_000)], {
    dialogs: [dialog('escalate', askForAgent, escalate), well, open],
  });
  expectFinding(finding, 'inconclusive', 'with a rule for failure in place', []);
});

test('the text of the rule for success that is that of the rule for failure in another case fails', () => {
  const loud = dialog('well', '-', { type: 'text', text: 'NO LUCK' });
  const dialogs = [dialog('escalate', askForAgent, escalate), loud, wrong];
  expectFinding(found([...fails, read('NO LUCK')], { dialogs }), 'fail', 'the rule for success ran', [2, 3, 4, 5]);
});
