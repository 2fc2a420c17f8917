import { failures } from '../quality/testing/failing-bot';
import { answered, passed, requested, said } from '../quality/testing/event-bodies';
import { dialog, escalate } from '../quality/testing/read-turns';
import { expect, test } from '../quality/testing/test';
import { askForAgent, traceOf, type Happened, type TraceOverrides } from '../quality/testing/trace-builder';
import { atLeast, atMost } from './failure-count';
import { attemptedEscalationsOf, escalationsOf, turnsOf } from './turns';

test('no escalation is expected after the fourth failure', () => {
  const trace = traceOf({}, [...failures(4), said(), passed(4_000)]);

  expect(turnsOf(trace).at(-1)?.planned).toHaveLength(1);
  expect(escalationsOf(trace).map(({ turn }) => turn.failures)).toEqual([0]);
});

test('an attempt that failed at once may count towards the four beside others that failed later, and not alone', () => {
  const atOnce = (attempt: number) => [said(), requested({ attempt }), answered('error', attempt)];
  const mixed = traceOf({}, [...failures(3), ...atOnce(4), said()]);
  const alone = traceOf({}, [1, 2, 3, 4, 5].flatMap(atOnce));

  const third = traceOf({}, [...failures(2), ...atOnce(3)]);

  expect(attemptedEscalationsOf(mixed)).toHaveLength(3);
  expect(escalationsOf(mixed)).toHaveLength(1);
  expect(escalationsOf(third)).toHaveLength(2);
  expect(escalationsOf(alone)).toHaveLength(5);
});

test('failures in other conversations of the bot may stop an escalation, those of another bot do not', () => {
  const eventBodies = [...failures(3, 'main'), ...failures(1, 'other'), said(undefined, { conversation: 'other' })];
  const left = (chatBotId: string) => {
    const conversations = { main: {}, other: { bot: { chatBotId } } };
    return escalationsOf(traceOf({ conversations }, eventBodies)).map(({ turn }) => turn.conversation);
  };

  expect(left('bot-2')).toEqual(['main', 'other', 'other']);
  expect(left('bot-1')).toEqual(['main', 'other']);
});

/** The two counts at the last event of the trace. */
function counted(overrides: TraceOverrides, ...eventBodies: Happened[]): readonly [number, number] {
  const trace = traceOf(overrides, eventBodies);
  const last = trace.events.at(-1);
  if (!last) throw new Error('Nothing happened.');
  const own = trace.events.filter(({ conversation }) => conversation === last.conversation);
  return [atLeast(own, last), atMost(trace, attemptedEscalationsOf(trace), last)];
}

test('transfers that failed later count by any way of counting', () => {
  expect(counted({}, ...failures(3))).toEqual([3, 3]);
});

test('failures that come after the event do not count', () => {
  const trace = traceOf({}, failures(3));
  const [, second] = trace.events.filter(({ kind }) => kind === 'transfer-failed');

  expect(second && [atLeast(trace.events, second), atMost(trace, attemptedEscalationsOf(trace), second)]).toEqual([
    2, 2,
  ]);
});

test('calls that failed at once or were refused may count', () => {
  const refused: Happened = { kind: 'call-refused', call: 'POST /transfers', status: 400, why: 'no body' };

  expect(counted({}, ...failures(2), requested({ attempt: 3 }), answered('error', 3), refused)).toEqual([2, 4]);
});

test('an accepted call is no failure', () => {
  expect(counted({}, said(), requested(), answered('accepted'))).toEqual([0, 0]);
});

test('an attempt that came to no call may count', () => {
  expect(counted({ integration: { agentSkillId: 'sales' } }, said(), passed(1))).toEqual([0, 1]);
  expect(counted({ integration: { messageToUser: '' } }, said(), passed(1))).toEqual([0, 1]);
});

test('failures in another conversation of the bot may count', () => {
  const conversations = { main: {}, other: {} };
  const elsewhere = failures(2, 'other');

  expect(counted({ conversations }, ...elsewhere, ...failures(1, 'main'))).toEqual([1, 3]);
  expect(
    counted(
      { conversations: { main: {}, other: { bot: { chatBotId: 'bot-2' } } } },
      ...elsewhere,
      ...failures(1, 'main'),
    ),
  ).toEqual([1, 1]);
});

test('an attempt that came to no call may count towards the four, beside one that was called', () => {
  const dialogs = [
    dialog('escalate', askForAgent, escalate),
    dialog('sales', 'sales please', { type: 'agent-transfer', agentSkillId: 'sales' }),
  ];
  const trace = traceOf({ dialogs }, [...failures(3), said('sales please'), passed(4_000), said(), passed(4_000)]);

  expect(attemptedEscalationsOf(trace)).toHaveLength(3);
  expect(escalationsOf(trace).map(({ turn }) => turn.failures)).toEqual([0]);
});

test('own failures count once beside another conversation of the bot', () => {
  const conversations = { main: {}, other: {} };
  const main = { conversation: 'main' };
  const trace = traceOf({ conversations }, [...failures(2, 'main'), passed(4_000, main), said(undefined, main)]);

  expect(escalationsOf(trace).map(({ turn }) => turn.failures)).toEqual([0, 2]);
});
