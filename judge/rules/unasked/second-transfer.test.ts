import { expectFinding } from '../../../quality/testing/expect-finding';
import { answered, offered, passed, requested, said, transferred } from '../../../quality/testing/event-bodies';
import { test } from '../../../quality/testing/test';
import { askForAgent, traceOf, type Happened, type TraceOverrides } from '../../../quality/testing/trace-builder';
import { secondTransfer } from './second-transfer';

function found(eventBodies: readonly Happened[], more: TraceOverrides = {}) {
  return secondTransfer.judge(traceOf(more, [offered, said(), ...eventBodies]));
}

test('one accepted transfer passes', () => {
  expectFinding(found([...transferred(), passed(4_000)]), 'pass', 'was the only one', [2, 3, 6]);
});

test('a second one that the platform accepts fails, with the event', () => {
  const finding = found([...transferred(), ...transferred({ attempt: 2 }), passed(4_000)]);
  expectFinding(finding, 'fail', 'to skill "3402109730" in event 7', [2, 3, 6, 7, 10]);
});

test('two calls at once that are both accepted fail', () => {
  const both = [requested(), requested({ attempt: 2 }), answered('accepted'), answered('accepted', 2)];
  expectFinding(found([...both, passed(4_000)]), 'fail', 'beside event 3', [2, 3, 4, 5, 6]);
});

test('a second one without the message fails', () => {
  const again = transferred({ attempt: 2, message: 'BLANK_MESSAGE' });
  expectFinding(found([...transferred(), ...again, passed(4_000)]), 'fail', 'in event 7', [2, 3, 6, 7, 9]);
});

test('a call that is made again after one that failed is not judged', () => {
  const retried = [requested(), answered('error'), ...transferred({ attempt: 2 }), passed(4_000)];
  expectFinding(found(retried), 'inconclusive', 'No escalation that stands alone', []);
});

test('a second call that the platform refuses is not judged', () => {
  const refused = [requested({ attempt: 2 }), answered('error', 2)];
  expectFinding(found([...transferred(), ...refused, passed(4_000)]), 'pass', 'was the only one', [2, 3, 6]);
});

test('a call for the skill alone where an agent is named is not judged', () => {
  const finding = found([...transferred(), ...transferred({ attempt: 2 }), passed(4_000)], {
    integration: { agentId: '4711' },
  });
  expectFinding(finding, 'inconclusive', 'No escalation that stands alone', []);
});

test('a dialog with another escalation is not judged', () => {
  const escalate = { type: 'integration', integration: 'escalation' } as const;
  const dialogs = [
    { name: 'escalate', type: 'dialog', patterns: [askForAgent], interactions: [escalate, escalate] } as const,
  ].map(({ interactions, patterns, ...rest }) => ({
    ...rest,
    patterns: [...patterns],
    interactions: [...interactions],
  }));
  const finding = found([...transferred(), ...transferred({ attempt: 2 }), passed(4_000)], { dialogs });
  expectFinding(finding, 'inconclusive', 'No escalation that stands alone', []);
});

test('a play that ends at once shows nothing', () => {
  expectFinding(found(transferred()), 'inconclusive', 'No escalation that stands alone', []);
});
