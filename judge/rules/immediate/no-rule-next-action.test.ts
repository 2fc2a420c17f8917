import { expectFinding } from '../../../quality/testing/expect-finding';
import { answered, offered, passed, read, requested, said } from '../../../quality/testing/event-bodies';
import { test } from '../../../quality/testing/test';
import { askForAgent, traceOf, type Happened } from '../../../quality/testing/trace-builder';
import { noRuleNextAction } from './no-rule-next-action';
import type { Dialog, IntegrationInteraction, Interaction } from '../../../protocol/types';

function dialog(name: string, pattern: string, ...interactions: Interaction[]): Dialog {
  return { name, type: 'dialog', patterns: [pattern], interactions };
}

function text(value: string): Interaction {
  return { type: 'text', text: value };
}

function found(eventBodies: readonly Happened[], own: Partial<IntegrationInteraction> = { nextDialog: 'next' }) {
  const escalate: Interaction = { type: 'integration', integration: 'escalation', ...own };
  const dialogs = [dialog('escalate', askForAgent, escalate), dialog('next', '-', text('What else?'))];
  return noRuleNextAction.judge(traceOf({ dialogs }, [offered, said(), ...eventBodies]));
}

const fails = [requested(), answered('error')];

test('the text of the next action passes', () => {
  expectFinding(found([...fails, read('What else?')]), 'pass', 'The plain next action ran', [3, 4, 5]);
});

test('no text fails once there was time for one', () => {
  expectFinding(found([...fails, passed(5_000)]), 'fail', 'the next action did not run', [2, 3, 4, 5]);
});

test('the text after a second try that fails, too, passes', () => {
  const again = [requested({ attempt: 2 }), answered('error', 2)];
  expectFinding(found([...fails, ...again, read('What else?')]), 'pass', 'next action ran', [3, 4, 7]);
});

test('a second try that succeeds is inconclusive', () => {
  const again = [requested({ attempt: 2 }), answered('accepted', 2)];
  expectFinding(found([...fails, ...again, passed(5_000)]), 'inconclusive', 'succeeded', [4, 6]);
});

test('a play that ends at once is inconclusive', () => {
  expectFinding(found(fails), 'inconclusive', 'only 0.0 s of ', [2]);
});

const others: Readonly<Record<string, Partial<IntegrationInteraction>>> = {
  'a rule for failure': { nextDialog: 'next', rules: [{ result: 'failure', dialog: 'next' }] },
  'no next action': {},
};
for (const [what, own] of Object.entries(others)) {
  test(`${what} leaves nothing to judge`, () => {
    expectFinding(found([...fails, passed(5_000)], own), 'inconclusive', 'No transfer call failed', []);
  });
}

test('a call that succeeds is not judged', () => {
  const finding = found([requested(), answered('accepted'), passed(5_000)]);
  expectFinding(finding, 'inconclusive', 'No transfer call failed', []);
});

test('a rule for failure behind one for success is a rule for failure', () => {
  const rules = [
    { result: 'success', dialog: 'next' },
    { result: 'failure', dialog: 'next' },
  ] as const;
  const finding = found([...fails, passed(5_000)], { nextDialog: 'next', rules: [...rules] });
  expectFinding(finding, 'inconclusive', 'no rule for failure in place', []);
});
