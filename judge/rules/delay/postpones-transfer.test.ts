import { expectFinding } from '../../../quality/testing/expect-finding';
import { answered, offered, passed, requested, said } from '../../../quality/testing/event-bodies';
import { test } from '../../../quality/testing/test';
import {
  askForAgent,
  someMessage,
  someSkillId,
  traceOf,
  type Happened,
  type TraceOverrides,
} from '../../../quality/testing/trace-builder';
import { sentinel } from '../../../trace/trace';
import { postponesTransfer } from './postpones-transfer';
import type { Dialog, Interaction } from '../../../protocol/types';

function found(
  eventBodies: readonly Happened[],
  delayMs = 2_000,
  more: Partial<TraceOverrides> = {},
  before = [] as string[],
) {
  const escalate: Interaction = { type: 'integration', integration: 'escalation', interactionDelay: delayMs };
  const texts = before.map((text): Interaction => ({ type: 'text', text }));
  const dialogs: Dialog[] = [
    { name: 'escalate', type: 'dialog', patterns: [askForAgent], interactions: [...texts, escalate] },
  ];
  return postponesTransfer.judge(traceOf({ dialogs, ...more }, [offered, said(), ...eventBodies]));
}

function requestedBetween(afterMs: number, byMs: number): Happened {
  return { kind: 'transfer-requested', attempt: 1, skillId: someSkillId, message: someMessage, afterMs, byMs };
}

test('a request when the delay is over passes', () => {
  expectFinding(found([requestedBetween(1_999, 2_500)]), 'pass', 'requested after 2.0 s', [2, 3]);
});

test('a request before that fails', () => {
  expectFinding(found([requestedBetween(0, 1_999)]), 'fail', 'requested 0.0 s to 1.9 s after', [2, 3]);
});

test('a request in a step of time that begins too early is inconclusive', () => {
  expectFinding(found([requestedBetween(0, 4_000)]), 'inconclusive', 'too large a step', [2, 3]);
});

test('a real clock may be off by a little', () => {
  expectFinding(found([requested({ atMs: 1_960 })], 2_000, { clock: 'real' }), 'pass', 'after 2.0 s', [2, 3]);
  expectFinding(found([requested({ atMs: 1_940 })], 2_000, { clock: 'real' }), 'fail', '1.9 s after', [2, 3]);
});

test('a call that failed later, made again while the bot waits, is not held against the delay of a dialog that asks for the same', () => {
  const escalate: Interaction = { type: 'integration', integration: 'escalation', interactionDelay: 2_000 };
  const dialogs: Dialog[] = [
    { name: 'escalate', type: 'dialog', patterns: [askForAgent, sentinel], interactions: [escalate] },
  ];
  const again = (message: Partial<Parameters<typeof requested>[0]>, end: 'accepted' | 'error' = 'accepted') =>
    found(
      [
        requested({ atMs: 2_000 }),
        answered('accepted'),
        { kind: 'transfer-failed', attempt: 1, afterMs: 3_000, byMs: 3_000 },
        requested({ attempt: 2, atMs: 3_500, ...message }),
        answered(end, 2),
      ],
      2_000,
      { dialogs },
    );

  expectFinding(again({}), 'inconclusive', 'made again', [5, 6]);
  expectFinding(again({}, 'error'), 'fail', 'requested 0.5 s after', [5, 6]);
  expectFinding(again({ message: 'Something else' }), 'fail', 'requested 0.5 s after', [5, 6]);
});

test('no request is inconclusive', () => {
  expectFinding(found([passed(9_000)]), 'inconclusive', 'No transfer was requested', [2]);
});

test('an escalation without a delay is not judged', () => {
  expectFinding(found([requested()], 0), 'inconclusive', 'with an Interaction Delay', []);
});

test('a request before the delay is over fails, although the consumer spoke meanwhile', () => {
  const spoken = [passed(500), said('hello', { atMs: 500 })];
  expectFinding(found([...spoken, requested({ atMs: 510 })]), 'fail', 'requested 0.5 s after', [2, 5]);
  expectFinding(found([...spoken, requested({ atMs: 2_000 })]), 'inconclusive', 'was attempted', []);
  expectFinding(found([...spoken, passed(4_000)]), 'inconclusive', 'was attempted', []);
});

test('the request of the escalation that led to the one with a delay does not fail, although the consumer spoke meanwhile', () => {
  const first: Interaction = {
    type: 'integration',
    integration: 'escalation',
    rules: [{ result: 'failure', dialog: 'again' }],
  };
  const again: Interaction = { type: 'integration', integration: 'escalation', interactionDelay: 2_000 };
  const dialogs: Dialog[] = [
    { name: 'escalate', type: 'dialog', patterns: [askForAgent], interactions: [first] },
    { name: 'again', type: 'dialog', patterns: [], interactions: [again] },
  ];
  const refused = [requested({ atMs: 0 }), answered('error'), passed(500)];
  const spoken = [...refused, said('hello', { atMs: 500 }), passed(4_000)];
  expectFinding(found(spoken, 2_000, { dialogs }), 'inconclusive', 'was attempted', []);
});

test('a turn that began while the bot was at work is not judged', () => {
  const eventBodies = [passed(500), said(), requested({ atMs: 2_000 })];
  expectFinding(found(eventBodies), 'inconclusive', 'with an Interaction Delay was attempted', []);
});

/** An Agent Transfer with a delay, to which an integration with another one may follow. */
function foundAfterAgentTransfer(then: readonly Dialog[], ...eventBodies: Happened[]) {
  const rules = [{ result: 'failure' as const, dialog: 'then' }];
  const first: Interaction = {
    ...{ type: 'agent-transfer', agentSkillId: '7', messageToUser: 'Wait', interactionDelay: 2_000 },
    rules,
  };
  const dialogs: Dialog[] = [
    { name: 'escalate', type: 'dialog', patterns: [askForAgent], interactions: [first] },
    ...then,
  ];
  return postponesTransfer.judge(traceOf({ dialogs }, [offered, said(), ...eventBodies]));
}

test('an Agent Transfer that keeps its delay passes, one that does not is for another rule', () => {
  const at = (atMs: number) => foundAfterAgentTransfer([], requested({ skillId: '7', message: 'Wait', atMs }));
  expectFinding(at(2_000), 'pass', 'requested after 2.0 s', [2, 3]);
  expectFinding(at(1_000), 'inconclusive', 'No Integration interaction', []);
});

test('the delay of an Agent Transfer before it may have been left out', () => {
  const then: Interaction = { type: 'integration', integration: 'escalation', interactionDelay: 3_000 };
  const dialogs: Dialog[] = [{ name: 'then', type: 'dialog', patterns: ['-'], interactions: [then] }];
  const hurried = [requested({ skillId: '7', message: 'Wait' }), answered('error')];
  const at = (atMs: number) => foundAfterAgentTransfer(dialogs, ...hurried, requested({ attempt: 2, atMs }));
  expectFinding(at(3_000), 'pass', 'requested after 3.0 s', [2, 5]);
  expectFinding(at(2_000), 'fail', 'configured are 3.0 s', [2, 5]);
});

test('a request for another skill that the consumer asked for meanwhile is not the one that is delayed', () => {
  const other: Interaction = { type: 'agent-transfer', agentSkillId: '7', messageToUser: 'Wait' };
  const dialogs: Dialog[] = [
    {
      name: 'escalate',
      type: 'dialog',
      patterns: [askForAgent],
      interactions: [{ type: 'integration', integration: 'escalation', interactionDelay: 4_000 }],
    },
    { name: 'other', type: 'dialog', patterns: ['somebody else'], interactions: [other] },
  ];
  const meanwhile = [passed(1_000), said('somebody else'), requested({ skillId: '7', message: 'Wait' })];
  expectFinding(found(meanwhile, 4_000, { dialogs }), 'inconclusive', 'No Integration interaction', []);
});
