import type { Dialog } from '../protocol/types';
import { escalatingDialog } from '../quality/testing/failing-bot';
import { answered, passed, requested, said } from '../quality/testing/event-bodies';
import { dialog, escalate, only, turns } from '../quality/testing/read-turns';
import { expect, test } from '../quality/testing/test';
import { askForAgent, traceOf, type Happened, type TraceOverrides } from '../quality/testing/trace-builder';
import type { Turn } from './turn';
import { escalationsOf } from './turns';

test('an integration with a line feed in a variable leaves the request to the escalation after it', () => {
  const bot = { contextVariables: { lines: 'a\nb' } };
  const dialogs = [
    {
      name: 'escalate',
      type: 'dialog' as const,
      patterns: [askForAgent],
      interactions: [
        {
          type: 'integration' as const,
          integration: 'escalation',
          rules: [{ result: 'failure' as const, dialog: 'again' }],
        },
      ],
    },
    {
      name: 'again',
      type: 'dialog' as const,
      patterns: ['-'],
      interactions: [{ type: 'agent-transfer' as const, agentSkillId: '7' }],
    },
  ];
  const trace = traceOf({ bot, dialogs, integration: { messageToUser: '{$botContext.lines}' } }, [
    said(),
    requested({ skillId: '7' }),
  ]);

  expect(escalationsOf(trace).map(({ route, request }) => [route, request?.skillId])).toEqual([
    ['integration', undefined],
    ['agent-transfer', '7'],
  ]);
});

test('a grey skill id takes no request for its own', () => {
  const [escalation] = escalationsOf(traceOf({ integration: { agentSkillId: '0123' } }, [said(), requested()]));

  expect(escalation).toMatchObject({ skill: { numeric: 'grey' }, request: undefined });
});

test('a request to the fallback skill when the connector has waited long enough is not that of the escalation', () => {
  const agentConnector = { fallbackSkillId: '77', fallbackEscalationTime: 1_000 };
  const bypass = requested({ skillId: '77', atMs: 1_000 });
  const own = requested({ attempt: 2, atMs: 1_200 });
  const requestOf = (overrides: TraceOverrides, ...eventBodies: Happened[]) =>
    escalationsOf(traceOf({ agentConnector, ...overrides }, [said(), ...eventBodies]))[0]?.request?.attempt;

  expect(requestOf({}, bypass, own)).toBe(2);
  expect(requestOf({}, bypass)).toBeUndefined();
  expect(requestOf({}, requested({ skillId: '77', atMs: 999 }))).toBe(1);
  expect(requestOf({ integration: { agentSkillId: '77' } }, bypass)).toBe(1);
});

const elsewhere: Dialog[] = [
  dialog('start', askForAgent, { ...escalate, rules: [{ result: 'failure', dialog: 'elsewhere' }] }),
  dialog('elsewhere', '-', { type: 'agent-transfer', agentSkillId: '7', messageToUser: 'Then somebody else' }),
];
const [first, again] = [requested(), requested({ attempt: 2 })];
const second = (attempt: number) => requested({ attempt, skillId: '7', message: 'Then somebody else' });
const attemptsOf = (turn: Turn | undefined) =>
  turn?.planned.map((each) => (each.kind === 'escalation' ? each.request?.attempt : undefined));

test('a call that is made again is not taken for that of the escalation which follows', () => {
  const failing = [first, answered('error'), again, answered('error', 2)];

  expect(attemptsOf(only({ dialogs: elsewhere }, said(), ...failing, second(3)))).toEqual([1, 3]);
  expect(attemptsOf(only({ dialogs: elsewhere }, said(), ...failing, passed(5_000)))).toEqual([1, undefined]);
});

test('a call that is made again with success leaves open whether the escalation after it is reached', () => {
  const turn = only({ dialogs: elsewhere }, said(), first, answered('error'), again, answered('accepted', 2));

  expect(attemptsOf(turn)).toEqual([1]);
});

test('a call of before that is made again is not taken for what the consumer asks for now', () => {
  const dialogs = [
    ...elsewhere,
    dialog('other', 'other', { type: 'agent-transfer', agentSkillId: '8', messageToUser: 'To another' }),
  ];
  const other = requested({ attempt: 4, skillId: '8', message: 'To another' });
  const before = [first, answered('error'), second(2), answered('error', 2)];
  const seen = turns({ dialogs }, said(), ...before, passed(5_000), said('other'), requested({ attempt: 3 }), other);

  expect(attemptsOf(seen[1])).toEqual([4]);
});

test('of equal calls with other answers nobody knows which the consumer has asked for now', () => {
  const dialogs = [escalatingDialog];
  const [late, own] = [requested({ attempt: 2 }), requested({ attempt: 3 })];
  const seen = turns(
    { dialogs },
    ...[said(), first, answered('error'), passed(5_000)],
    ...[said(), late, answered('accepted', 2), own, answered('error', 3)],
  );

  expect(seen[1]?.planned).toMatchObject([{ request: { attempt: 2 }, answer: undefined }]);
});

test('a wrong skill is the fault of the escalation that asks for it, as long as no call before asked for it', () => {
  const wrong = requested({ attempt: 2, skillId: '8', message: 'Then somebody else' });

  expect(attemptsOf(only({ dialogs: elsewhere }, said(), first, answered('error'), wrong))).toEqual([1, 2]);
});

test('a wrong message that the same escalation sends again, asked for anew, is its own again', () => {
  const wrong = (attempt: number) => requested({ attempt, message: 'Hold the line' });
  const seen = turns({}, said(), wrong(1), answered('error'), passed(5_000), said(), wrong(2), passed(5_000));

  expect(seen.map(attemptsOf)).toEqual([[1], [2]]);
});

test('an agent who is named with the account is told from the one of the escalation after a failure', () => {
  const to = (agentId: string, more: object = {}) =>
    ({ type: 'agent-transfer', agentSkillId: '7', messageToUser: 'Wait', agentId, ...more }) as const;
  const dialogs = [
    dialog('start', askForAgent, to('anna', { rules: [{ result: 'failure', dialog: 'then' }] })),
    dialog('then', '-', to('bob')),
  ];
  const naming = (attempt: number, agentId: string): Happened => ({
    ...{ kind: 'transfer-requested', attempt, skillId: '7', message: 'Wait', agentId },
  });
  const events = [said(), naming(1, '4711.anna'), answered('error'), naming(2, '4711.bob')];

  expect(attemptsOf(only({ dialogs }, ...events))).toEqual([1, 2]);
});

test('what the escalation after a failure asks for is not taken for what came to no call before it', () => {
  expect(attemptsOf(only({ dialogs: elsewhere }, said(), second(1)))).toEqual([undefined]);
});
