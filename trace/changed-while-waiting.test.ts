import { answered, failed, offered, passed, read, requested, said, transferred } from '../quality/testing/event-bodies';
import { dialog, escalate } from '../quality/testing/read-turns';
import { expect, test } from '../quality/testing/test';
import { askForAgent, traceOf, type Happened, type SetupOverrides } from '../quality/testing/trace-builder';
import type { Dialog, Interaction } from '../protocol/types';
import { changedWhileWaiting } from './changed-while-waiting';
import { sentinel } from './trace';

const waits = dialog('escalate', askForAgent, { ...escalate, interactionDelay: 8_000 });
const change = dialog(
  'change',
  'change',
  { type: 'set-variable', variable: 'skillId', value: '22' },
  { type: 'text', text: 'noted' },
);

/** What it was before and after its delay, and whose request is its own. */
function found(eventBodies: readonly Happened[], more: SetupOverrides = {}) {
  const overrides: SetupOverrides = {
    bot: { contextVariables: { skillId: '11' } },
    integration: { agentSkillId: '{$botContext.skillId}' },
    dialogs: [change, waits],
    ...more,
  };
  return changedWhileWaiting(traceOf(overrides, [offered, said(), passed(2_000), ...eventBodies])).map(
    ({ before, request, shownBy, skill }) => ({
      before: before.skill.value,
      after: skill.value,
      request: request?.n,
      shownBy: shownBy.map(({ n }) => n),
    }),
  );
}

const spoken = [said('change'), read('noted'), passed(5_999)];
const due = passed(1_000);

test('an escalation has the value that was shown to be set during its delay', () => {
  const request = requested({ skillId: '11' });

  expect(found([...spoken, due, request])).toEqual([{ before: '11', after: '22', request: 7 + 1, shownBy: [4, 5] }]);
});

test('without a request it is told of as well', () => {
  expect(found([...spoken, due])).toEqual([{ before: '11', after: '22', request: undefined, shownBy: [4, 5] }]);
});

for (const [title, ...events] of [
  ['a bot that does not answer during the delay', said('change'), passed(6_500), requested()],
  ['a bot that answers afterwards', said('change'), passed(6_500), requested(), read('noted')],
  ['a bot that answers when the delay is over', said('change'), passed(6_500), read('noted'), requested()],
  ['a request before the delay is over', said('change'), read('noted'), passed(100), requested()],
  ['a request before the consumer wrote', requested({ skillId: '11' }), ...spoken, due],
  ['words that no dialog catches', said('change'), read('noted'), said('hm'), passed(6_500), requested()],
  ['words that ask for an agent again', said('change'), read('noted'), said(), passed(6_500), requested()],
  ['words that come when the delay is over', passed(6_500), said('change'), read('noted'), requested()],
  ['a transfer that was accepted meanwhile', ...spoken, ...transferred({ attempt: 3 }), failed(3), due, requested()],
  ['an agent who had it meanwhile', ...spoken, { kind: 'agent-joined' }, said('change'), due, requested()],
] as const satisfies readonly (readonly [string, ...Happened[]])[]) {
  test(`nothing is told of ${title}`, () => {
    expect(found(events)).toEqual([]);
  });
}

function sets(variable: string, value: string): Interaction {
  return { type: 'set-variable', variable, value };
}

const noted: Interaction = { type: 'text', text: 'noted' };

const unclear: Readonly<Record<string, readonly Dialog[]>> = {
  'a text that comes before the variable is set': [dialog('change', 'change', noted, sets('skillId', '22')), waits],
  'a text that the escalating dialog has, too': [change, dialog('escalate', askForAgent, noted, ...waits.interactions)],
  'a dialog that sets the variable itself': [
    change,
    dialog('escalate', askForAgent, sets('skillId', '33'), ...waits.interactions),
  ],
  'a dialog that escalates, too': [dialog('change', 'change', sets('skillId', '22'), noted, escalate), waits],
  'a value that stays': [dialog('change', 'change', sets('skillId', '11'), noted), waits],
  'another variable': [dialog('change', 'change', sets('other', '22'), noted), waits],
};

for (const [title, dialogs] of Object.entries(unclear)) {
  test(`nothing is told of ${title}`, () => {
    expect(found([...spoken, due, requested()], { dialogs })).toEqual([]);
  });
}

test('words of which one shows nothing leave it open', () => {
  const second = dialog(
    'second',
    'second',
    { type: 'set-variable', variable: 'skillId', value: '33' },
    { type: 'text', text: 'noted as well' },
  );
  const [, , ...rest] = spoken;
  const dialogs = [change, second, waits];
  const both = (...shown: Happened[]) =>
    found([said('change'), read('noted'), said('second'), ...shown, ...rest, due, requested()], { dialogs });

  expect(both()).toEqual([]);
  expect(both(read('noted as well')).map(({ after }) => after)).toEqual(['33']);
});

test('a call of before the delay that is made again is not its request', () => {
  const again = dialog('escalate', askForAgent, {
    type: 'agent-transfer',
    agentSkillId: '7',
    messageToUser: 'Wait',
    rules: [{ result: 'failure', dialog: 'then' }],
  });
  const then = dialog('then', '-', { ...escalate, interactionDelay: 8_000 });
  const first = { skillId: '7', message: 'Wait' };
  const trace = traceOf(
    {
      bot: { contextVariables: { skillId: '11' } },
      integration: { agentSkillId: '{$botContext.skillId}' },
      dialogs: [change, again, then],
    },
    [offered, said(), requested(first), answered('error'), passed(2_000), ...spoken, due].concat([
      requested({ ...first, attempt: 2 }),
      answered('error', 2),
      requested({ skillId: '22', attempt: 3 }),
    ]),
  );

  expect(changedWhileWaiting(trace).map(({ request }) => request?.attempt)).toEqual([3]);
});

test('nothing is told where the connector may have asked meanwhile', () => {
  const agentConnector = { fallbackSkillId: '5', fallbackEscalationTime: 6_000 };

  expect(found([...spoken, due, requested()], { agentConnector })).toEqual([]);
});

test('nothing is told of a delay that ends once another transfer of its turn was accepted', () => {
  const led = dialog('escalate', askForAgent, {
    type: 'agent-transfer',
    agentSkillId: '7',
    messageToUser: 'Wait',
    nextDialog: 'then',
  });
  const then = dialog('then', '-', { ...escalate, interactionDelay: 8_000 });
  const changed = (answer: 'accepted' | 'error') =>
    changedWhileWaiting(
      traceOf(
        {
          bot: { contextVariables: { skillId: '11' } },
          integration: { agentSkillId: '{$botContext.skillId}' },
          dialogs: [change, led, then],
        },
        [
          ...[offered, said(), requested({ skillId: '7', message: 'Wait' }), answered(answer), passed(2_000)],
          ...[...spoken, due, requested({ skillId: '22', attempt: 2 })],
        ],
      ),
    ).map(({ request }) => request?.attempt);

  expect(changed('accepted')).toEqual([]);
  expect(changed('error')).toEqual([2]);
});

test('a connector without a fallback skill asks for nothing, however long the delay', () => {
  const long = dialog('escalate', askForAgent, { ...escalate, interactionDelay: 200_000 });
  const events = [said('change'), read('noted'), passed(198_000), due, requested({ skillId: '22' })];
  const agentConnector = { fallbackSkillId: '5' };

  expect(found(events, { dialogs: [change, long] }).map(({ after }) => after)).toEqual(['22']);
  expect(found(events, { dialogs: [change, long], agentConnector })).toEqual([]);
});

test('words that set nothing need no answer, and do not show what was set', () => {
  const hello = dialog('hello', 'hello', { type: 'text', text: 'Hello again' });
  const events = [said('change'), read('noted'), said('hello'), passed(5_999), due, requested({ skillId: '22' })];

  // What is undefined at the end of a list is nothing to `toEqual`.
  expect(found(events, { dialogs: [change, hello, waits] })).toStrictEqual([
    { before: '11', after: '22', request: 9, shownBy: [4, 5] },
  ]);
});

test('nothing is told of a bot that answers at the moment at which the delay is over', () => {
  expect(found([said('change'), passed(6_000), read('noted'), requested()])).toEqual([]);
});

test('nothing is told where the bot heard of an earlier transfer that failed meanwhile', () => {
  const now = dialog('now', 'now', { type: 'agent-transfer', agentSkillId: '7', messageToUser: 'Wait' });
  const caught = dialog('caught', sentinel, { type: 'text', text: 'Nobody came' });
  const changed = (...meanwhile: Happened[]) =>
    changedWhileWaiting(
      traceOf(
        {
          bot: { contextVariables: { skillId: '11' } },
          integration: { agentSkillId: '{$botContext.skillId}' },
          dialogs: [change, waits, now, caught],
        },
        [
          ...[offered, said('now'), requested({ skillId: '7', message: 'Wait' }), answered('accepted'), passed(1_000)],
          ...[said(), passed(2_000), said('change'), read('noted'), ...meanwhile, passed(5_999), due],
          requested({ skillId: '22', attempt: 2 }),
        ],
      ),
    );

  expect(changed(failed(1), read('Nobody came'))).toEqual([]);
  expect(changed()).toHaveLength(1);
});
