import { answered, passed, read, requested, said, transferred } from '../quality/testing/event-bodies';
import { dialog, escalate, planOf, turns } from '../quality/testing/read-turns';
import { expect, test } from '../quality/testing/test';
import { askForAgent, someSkillId, traceOf, type Happened } from '../quality/testing/trace-builder';
import { escalationsOf, turnsOf } from './turns';

test('a silenced turn has a plan, and no escalation is expected of it', () => {
  const trace = traceOf({}, [{ kind: 'outage-began' }, said(), requested()]);

  expect(turnsOf(trace).map(planOf)).toEqual([[`to ${someSkillId}`]]);
  expect(turnsOf(trace)[0]?.planned).toMatchObject([{ request: undefined }]);
  expect(escalationsOf(trace)).toEqual([]);
});

test('a turn that begins while a delayed escalation is still to come is overlapped', () => {
  const dialogs = [dialog('start', askForAgent, { ...escalate, interactionDelay: 6_000 })];
  const trace = traceOf({ dialogs }, [said(), passed(2_000), said(), passed(4_000), requested()]);

  expect(turnsOf(trace).map(({ overlapped }) => overlapped)).toEqual([false, true]);
  expect(escalationsOf(trace).map(({ request }) => request)).toEqual([undefined]);
});

test('a turn that begins after a delayed escalation is not overlapped', () => {
  const dialogs = [dialog('start', askForAgent, { ...escalate, interactionDelay: 1_000 })];
  const [, second] = turns({ dialogs }, said(), passed(1_000), requested(), passed(1_000), said());

  expect(second?.overlapped).toBe(false);
});

test('a turn that begins while a text of the one before may still come is overlapped', () => {
  const dialogs = [dialog('start', askForAgent, { type: 'text', text: 'One' }, { type: 'text', text: 'Two' })];
  const second = (...between: Happened[]) => turns({ dialogs }, said(), ...between, said())[1];

  expect(second(read('One'), passed(5_400))?.overlapped).toBe(true);
  expect(second(read('One'), passed(5_500))?.overlapped).toBe(false);
  expect(second(read('One'), read('Two'))?.overlapped).toBe(false);
});

test('a turn that begins while the fallback message of the one before may still come is overlapped', () => {
  const noNumber = { type: 'agent-transfer' as const, agentSkillId: 'nobody', interactionDelay: 1_000 };
  const dialogs = [dialog('start', askForAgent, { type: 'text', text: 'One' }, noNumber)];
  const second = (...between: Happened[]) => turns({ dialogs }, said(), ...between, said())[1];

  expect(second(read('One'), passed(6_400))?.overlapped).toBe(true);
  expect(second(read('One'), passed(6_500))?.overlapped).toBe(false);
  expect(second(read('One'), read('Pardon?'))?.overlapped).toBe(false);
});

test('a turn is overlapped where a call was made again and ended otherwise, and may be on its way to another escalation', () => {
  const onward = { ...escalate, rules: [{ result: 'failure' as const, dialog: 'onward' }] };
  const second = (interactionDelay: number, texts: number, ...again: Happened[]) => {
    const before = Array.from({ length: texts }, (_, n) => ({ type: 'text' as const, text: `Text ${n}` }));
    const next = { type: 'agent-transfer' as const, agentSkillId: '4711', interactionDelay };
    const dialogs = [dialog('start', askForAgent, onward), dialog('onward', 'pattern of onward', ...before, next)];
    return turns({ dialogs }, said(), requested(), answered('error'), passed(5_000), ...again, said('hello'))[1];
  };

  expect(second(8_000, 0, ...transferred({ attempt: 2 }))?.overlapped).toBe(true);
  expect(second(8_000, 0, ...transferred({ attempt: 2 }), passed(5_000))?.overlapped).toBe(true);
  expect(second(0, 3, ...transferred({ attempt: 2 }))?.overlapped).toBe(true);
  expect(second(0, 0, ...transferred({ attempt: 2 }))?.overlapped).toBe(true);
  expect(second(0, 0, ...transferred({ attempt: 2 }), passed(2_000))?.overlapped).toBe(false);
});

test('a text that was left out before a transfer is not waited for', () => {
  const dialogs = [dialog('start', askForAgent, { type: 'text', text: 'One' }, escalate)];

  expect(turns({ dialogs }, said(), ...transferred(), said())[1]?.overlapped).toBe(false);
});

for (const kind of ['agent-joined', 'returned-to-bot'] as const) {
  test(`no escalation is expected of a bot after ${kind}`, () => {
    const trace = traceOf({}, [said(), ...transferred(), { kind }, said(), passed(4_000)]);

    expect(turnsOf(trace)).toHaveLength(2);
    expect(escalationsOf(trace)).toHaveLength(1);
  });
}

test('a turn that begins while the delay of an escalation runs that will not call is overlapped', () => {
  const dialogs = [dialog('start', askForAgent, { ...escalate, interactionDelay: 6_000 })];
  const overrides = {
    bot: { contextVariables: { lines: 'a\nb' } },
    integration: { messageToUser: '{$botContext.lines}' },
  };
  const second = (ms: number) => turns({ dialogs, ...overrides }, said(), passed(ms), said())[1];

  expect(second(5_999)?.overlapped).toBe(true);
  expect(second(6_000)?.overlapped).toBe(false);
});
