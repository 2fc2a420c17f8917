import type { Dialog, Interaction } from '../protocol/types';
import {
  catchingDialog,
  escalatingDialog,
  failures,
  persistentDialogs,
  someApology,
} from '../quality/testing/failing-bot';
import { answered, failed, offered, passed, read, requested, said, transferred } from '../quality/testing/happenings';
import { expect, test } from '../quality/testing/test';
import {
  askForAgent,
  someSkillId,
  traceOf,
  type Happened,
  type TraceOverrides,
} from '../quality/testing/trace-builder';
import { defaultTransferMessage, sentinel } from './trace';
import { attemptedEscalationsOf, escalationsOf, turnsOf, type Turn } from './turns';

function dialog(name: string, pattern: string, ...interactions: Interaction[]): Dialog {
  return { name, type: 'dialog', patterns: [pattern], interactions };
}

const fallback: Dialog = { name: 'fallback', type: 'fallback', patterns: [askForAgent], interactions: [] };
const escalate: Interaction = { type: 'integration', integration: 'escalation' };

function turns(overrides: TraceOverrides, ...happenings: Happened[]): readonly Turn[] {
  return turnsOf(traceOf(overrides, happenings));
}

function only(overrides: TraceOverrides, ...happenings: Happened[]): Turn {
  const [turn, ...more] = turns(overrides, ...happenings);
  if (!turn || more.length > 0) throw new Error('The trace does not hold exactly one turn.');
  return turn;
}

/** The plan in words: texts as they are, escalations as their skill id. */
function planOf(turn: Turn): string[] {
  return turn.planned.map((each) => (each.kind === 'text' ? each.text : `to ${each.skill.value}`));
}

// Which dialog a turn starts.

test('the first dialog with the exact pattern starts', () => {
  const dialogs = [dialog('near', 'Hello', escalate), dialog('first', 'hello'), dialog('second', 'hello')];

  expect(only({ dialogs }, said('hello'))).toMatchObject({ dialog: { name: 'first' }, caughtBy: 'pattern' });
});

test('the Fallback dialog hears what no pattern catches, and its own patterns do not count', () => {
  expect(only({ dialogs: [fallback, escalatingDialog] }, said('what?'))).toMatchObject({ caughtBy: 'fallback-dialog' });
  expect(only({ dialogs: [fallback, escalatingDialog] }, said())).toMatchObject({ dialog: { name: 'escalate' } });
});

test('nothing starts where nothing catches', () => {
  expect(only({}, said('what?'))).toMatchObject({ caughtBy: 'nothing', planned: [] });
});

test('words that an agent hears begin no turn', () => {
  expect(turns({}, { kind: 'consumer-said', text: askForAgent, heardBy: 'agent' })).toEqual([]);
});

for (const [passedOn, name] of [
  [{ intentId: 'bill', userMessage: 'hello' }, 'by-intent'],
  [{ intentId: 'other', userMessage: 'hello' }, 'by-message'],
  [{ userMessage: 'what?' }, 'fallback'],
] as const) {
  test(`a conversation handed over with ${JSON.stringify(passedOn)} starts the dialog ${name}`, () => {
    const dialogs = [dialog('by-message', 'hello'), { ...dialog('by-intent', '-'), intentId: 'bill' }, fallback];

    expect(only({ dialogs, handedOver: passedOn }, offered)).toMatchObject({ dialog: { name } });
  });
}

test('without handed-over context the configuration begins no turn', () => {
  expect(turns({}, offered)).toEqual([]);
});

// What the dialog is to do.

test('variables keep their values over turns', () => {
  const set: Interaction = { type: 'set-variable', variable: 'id', value: '22' };
  const show: Interaction = { type: 'text', text: 'id {$botContext.id}' };
  const dialogs = [dialog('show', 'show', show), dialog('set', 'set', show, set)];
  const bot = { contextVariables: { id: '11' }, dialogs };

  const seen = turns({ bot }, said('show'), said('set'), said('show')).map(planOf);

  expect(seen).toEqual([['id 11'], ['id 11'], ['id 22']]);
});

test('what a silent bot would have set is not set', () => {
  const set: Interaction = { type: 'set-variable', variable: 'id', value: '22' };
  const dialogs = [dialog('set', 'set', set), dialog('show', 'show', { type: 'text', text: '{$botContext.id}' })];
  const bot = { contextVariables: { id: '11' }, dialogs };
  const [silent, heard] = turns({ bot }, { kind: 'outage-began' }, said('set'), { kind: 'outage-ended' }, said('show'));

  expect(silent?.silenced).toBe(true);
  expect(heard && planOf(heard)).toEqual(['11']);
});

test('conversations have their own variables', () => {
  const dialogs = [
    dialog('set', 'set', { type: 'set-variable', variable: 'id', value: '22' }),
    dialog('show', 'show', { type: 'text', text: '{$botContext.id}' }),
  ];
  const bot = { contextVariables: { id: '11' }, dialogs };
  const seen = turns({ bot, conversations: { a: {}, b: {} } }, said('set'), said('show', { conversation: 'b' }));

  expect(seen.map(planOf)).toEqual([[], ['11']]);
});

test('the plan follows the result that was seen, through chained escalations', () => {
  const rules = [
    { result: 'success' as const, dialog: 'well' },
    { result: 'failure' as const, dialog: 'again' },
  ];
  const dialogs = [
    dialog('start', askForAgent, { ...escalate, rules }),
    dialog('again', '-', { type: 'text', text: 'Once more' }, { type: 'agent-transfer', agentSkillId: '7', rules }),
    dialog('well', '--', { type: 'text', text: 'All is well' }),
  ];
  const error = [requested(), answered('error')];
  const success = [requested({ attempt: 2, skillId: '7' }), answered('accepted', 2)];

  const turn = only({ dialogs }, said(), ...error, ...success);

  expect(planOf(turn)).toEqual([`to ${someSkillId}`, 'Once more', 'to 7', 'All is well']);
  expect(turn.planned.flatMap((each) => (each.kind === 'escalation' ? [each.request?.n] : []))).toEqual([2, 4]);
});

test('the plan ends where no result was seen', () => {
  const next = { ...escalate, nextDialog: 'after' };
  const dialogs = [dialog('start', askForAgent, next), dialog('after', '-', { type: 'text', text: 'Later' })];

  expect(planOf(only({ dialogs }, said(), passed(2_000)))).toEqual([`to ${someSkillId}`]);
});

test('the next action follows where no rule speaks of the result', () => {
  const rules = [{ result: 'success' as const, dialog: '?' }];
  const dialogs = [
    dialog('start', askForAgent, { ...escalate, rules, nextDialog: 'after' }),
    dialog('after', '-', { type: 'text', text: 'Later' }),
  ];

  expect(planOf(only({ dialogs }, said(), requested(), answered('reset')))).toEqual([`to ${someSkillId}`, 'Later']);
});

test('what follows an answer that is not JSON is open, and so is who has the conversation then', () => {
  const rules = [
    { result: 'success' as const, dialog: 'after' },
    { result: 'failure' as const, dialog: 'after' },
  ];
  const dialogs = [
    dialog('start', askForAgent, { ...escalate, rules }),
    dialog('after', '-', { type: 'text', text: 'Later' }),
  ];
  const [first, second] = turns({ dialogs }, said(), requested(), answered('not-json'), said());

  expect(first && planOf(first)).toEqual([`to ${someSkillId}`]);
  expect([first?.returned, second?.returned]).toEqual([false, true]);
});

/** Its dialog for success sets a variable that the dialog which catches a failure says. */
function rememberingTurns(first: Interaction[], ...happenings: Happened[]): readonly Turn[] {
  const set = (value: string): Interaction => ({ type: 'set-variable', variable: 'outcome', value });
  const says: Interaction = { type: 'text', text: 'It {$botContext.outcome}' };
  const rules = [
    { result: 'success' as const, dialog: 'well' },
    { result: 'failure' as const, dialog: 'sorry' },
  ];
  const dialogs = [
    dialog('start', askForAgent, set('is open'), { type: 'integration', integration: 'escalation', rules }),
    dialog('well', '-', set('went well'), says),
    dialog('sorry', '--', set('went wrong'), says),
    dialog('caught', sentinel, ...first, says),
  ];
  return turns({ dialogs }, said(), requested(), ...happenings);
}

test('a text rests on an escalation of an earlier turn when the success of that has set its variable', () => {
  const [start, caught] = rememberingTurns([], answered('accepted'), failed(1));
  const escalation = start?.planned[0];

  expect(start?.planned[1]).toMatchObject({ text: 'It went well', settled: true });
  expect(caught?.planned).toMatchObject([
    { text: 'It went well', settled: false, template: 'It {$botContext.outcome}' },
  ]);
  const [text] = caught?.planned ?? [];
  expect(text?.kind === 'text' && text.restsOn).toEqual({ escalation, otherwise: ['It is open', 'It went wrong'] });
});

test('a text rests on an escalation that succeeded, too, where the dialog for failure would have set its variable', () => {
  const set: Interaction = { type: 'set-variable', variable: 'outcome', value: 'went wrong' };
  const dialogs = [
    dialog('start', askForAgent, {
      type: 'integration',
      integration: 'escalation',
      rules: [{ result: 'failure', dialog: 'sorry' }],
    }),
    dialog('sorry', '--', set),
    dialog('caught', sentinel, { type: 'text', text: 'It {$botContext.outcome}' }),
  ];
  const bot = { contextVariables: { outcome: 'is open' }, dialogs };
  const [, caught] = turns({ dialogs, bot }, said(), requested(), answered('accepted'), failed(1));

  expect(caught?.planned).toMatchObject([
    { text: 'It is open', settled: false, restsOn: { otherwise: ['It went wrong'] } },
  ]);
});

test('a text rests on nothing once its variable is set anew, or where a failure has set it', () => {
  const anew: Interaction = { type: 'set-variable', variable: 'outcome', value: 'is past' };
  const [, caught] = rememberingTurns([anew], answered('accepted'), failed(1));
  expect(caught?.planned).toMatchObject([{ text: 'It is past', settled: true }]);
  expect(caught?.planned[0]).not.toHaveProperty('restsOn');

  const [, later] = rememberingTurns([], answered('error'), failed(1));
  expect(later?.planned).toMatchObject([{ text: 'It went wrong', settled: true }]);
});

test('a refused connection counts as a failure that nobody sees', () => {
  const dialogs = [
    dialog('start', askForAgent, { ...escalate, rules: [{ result: 'failure', dialog: 'after' }] }),
    dialog('after', '-', { type: 'text', text: 'No luck' }),
  ];
  const platform = { transfersRefuseConnections: true };

  expect(planOf(only({ dialogs, platform }, said()))).toEqual([`to ${someSkillId}`, 'No luck']);
});

test('dialogs that call each other for ever are followed for a while', () => {
  const loop = dialog('loop', askForAgent, { ...escalate, nextDialog: 'loop' });
  const tries = Array.from({ length: 60 }, (_, index) => [
    requested({ attempt: index + 1 }),
    answered('error', index + 1),
  ]);

  expect(only({ dialogs: [loop] }, said(), ...tries.flat()).planned).toHaveLength(50);
});

test('delays add up within a turn', () => {
  const delayed = (nextDialog: string): Interaction => ({ ...escalate, interactionDelay: 1_000, nextDialog });
  const dialogs = [dialog('start', askForAgent, delayed('second')), dialog('second', '-', delayed('none'))];

  const turn = only({ dialogs }, said(), requested(), answered('error'));

  expect(turn.planned.map((each) => each.kind === 'escalation' && each.dueAfterMs)).toEqual([1_000, 2_000]);
});

// What an escalation is configured with.

test('an Agent Transfer interaction without a message has the documented one', () => {
  const dialogs = [dialog('start', askForAgent, { type: 'agent-transfer', agentSkillId: '7' })];
  const [escalation] = escalationsOf(traceOf({ dialogs }, [said()]));

  expect(escalation?.message).toMatchObject({ value: defaultTransferMessage, missing: false, settled: true });
});

test('an integration without a message lacks it', () => {
  const integrations = [
    { integrationName: 'escalation', integrationType: 'LivePerson Agent Escalation' as const, agentSkillId: '7' },
  ];
  const [escalation] = escalationsOf(traceOf({ integrations }, [said()]));

  expect(escalation?.message).toMatchObject({ missing: true, settled: false });
});

for (const [message, blank, settled] of [
  ['BLANK_MESSAGE', true, true],
  ['{$botContext.blank}', false, false],
  ['blank_message', false, false],
  ['BLANK_MESSAGE.', false, false],
  ['{$botContext.empty}', false, false],
  ['{$botContext.unknown}', false, false],
  ['Hold on', false, true],
] as const) {
  test(`the message ${message} is ${blank ? '' : 'not '}blank, and ${settled ? '' : 'not '}settled`, () => {
    const bot = { contextVariables: { blank: 'BLANK_MESSAGE', empty: ' ' } };
    const [escalation] = escalationsOf(traceOf({ bot, integration: { messageToUser: message } }, [said()]));

    expect(escalation?.message).toMatchObject({ blank, settled });
  });
}

test('a real line feed in a variable of the message is noticed, an escaped one in its text is not', () => {
  const bot = { contextVariables: { lines: 'a\nb', plain: 'a' } };
  const injects = (messageToUser: string) =>
    escalationsOf(traceOf({ bot, integration: { messageToUser } }, [said()])).map(
      (each) => each.message.injectsLineFeed,
    );

  expect(injects('{$botContext.lines}')).toEqual([true]);
  expect(injects('{$botContext.plain}\\\\n')).toEqual([false]);
});

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

test('a skill id from a variable that was never set is no number', () => {
  const [escalation] = escalationsOf(traceOf({ integration: { agentSkillId: '{$botContext.id}' } }, [said()]));

  expect(escalation?.skill).toMatchObject({ numeric: 'not-numeric', unset: true, byVariable: true });
});

test('a grey skill id takes no request for its own', () => {
  const [escalation] = escalationsOf(traceOf({ integration: { agentSkillId: '0123' } }, [said(), requested()]));

  expect(escalation).toMatchObject({ skill: { numeric: 'grey' }, request: undefined });
});

test('the texts of a plan say whether the documents settle them', () => {
  const texts = ['Hello', 'Hello {$botContext.unknown}', 'BLANK_MESSAGE'];
  const dialogs = [dialog('start', 'hello', ...texts.map((text): Interaction => ({ type: 'text', text })))];

  const turn = only({ dialogs }, said('hello'));

  expect(turn.planned.map((each) => each.kind === 'text' && each.settled)).toEqual([true, false, false]);
});

// Failures.

test('the first three failures are heard, the fourth is not', () => {
  const seen = turns({ dialogs: persistentDialogs }, ...failures(4)).slice(1);

  expect(seen.map(({ failures: count, heard }) => [count, heard])).toEqual([
    [1, sentinel],
    [2, sentinel],
    [3, sentinel],
    [4, undefined],
  ]);
  const again = [someApology, `to ${someSkillId}`];
  expect(seen.map(planOf)).toEqual([again, again, again, []]);
});

test('failures are counted for each conversation', () => {
  const conversations = { first: {}, second: {} };
  const dialogs = [escalatingDialog, catchingDialog()];
  const seen = turns({ dialogs, conversations }, ...failures(2), ...failures(1, 'second'));

  expect(seen.map(({ conversation, failures: count }) => `${conversation} ${count}`)).toEqual([
    ...['first 0', 'first 1', 'first 2'],
    ...['second 0', 'second 1'],
  ]);
});

// Where a turn begins and ends.

test('turns of several conversations come in the order in which they began', () => {
  const b = { conversation: 'b' };
  const seen = turns({ conversations: { a: {}, b: {} } }, said('x', b), said('y'), said('z', b));

  expect(seen.map(({ heard }) => heard)).toEqual(['x', 'y', 'z']);
});

test('a turn holds the events of its conversation up to the next stimulus', () => {
  const [first, second] = turns({}, offered, said('x'), read('Pardon?'), passed(500), said('y'), passed(700));

  expect([first, second].map((turn) => turn?.events.map(({ n }) => n))).toEqual([
    [2, 3, 4],
    [5, 6],
  ]);
  expect([first?.watchedMs, second?.watchedMs]).toEqual([500, 700]);
});

for (const kind of ['outage-began', 'agent-joined'] as const) {
  test(`a turn is watched until ${kind}`, () => {
    expect(only({}, said('x'), passed(500), { kind }, passed(9_000)).watchedMs).toBe(500);
  });
}

test('a turn in silence is watched until the bot may answer again', () => {
  const [turn] = turns({}, { kind: 'outage-began' }, said('x'), passed(500), { kind: 'outage-ended' }, passed(9_000));

  expect(turn).toMatchObject({ silenced: true, watchedMs: 500 });
});

test('a silenced turn has a plan, and no escalation is expected of it', () => {
  const trace = traceOf({}, [{ kind: 'outage-began' }, said(), requested()]);

  expect(turnsOf(trace).map(planOf)).toEqual([[`to ${someSkillId}`]]);
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

test('a text that was left out before a transfer is not waited for', () => {
  const dialogs = [dialog('start', askForAgent, { type: 'text', text: 'One' }, escalate)];

  expect(turns({ dialogs }, said(), ...transferred(), said())[1]?.overlapped).toBe(false);
});

// Where the documents no longer say what becomes of an escalation.

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

for (const kind of ['agent-joined', 'returned-to-bot'] as const) {
  test(`no escalation is expected of a bot after ${kind}`, () => {
    const trace = traceOf({}, [said(), ...transferred(), { kind }, said(), passed(4_000)]);

    expect(turnsOf(trace)).toHaveLength(2);
    expect(escalationsOf(trace)).toHaveLength(1);
  });
}

test('a request to the fallback skill when the connector has waited long enough is not that of the escalation', () => {
  const agentConnector = { fallbackSkillId: '77', fallbackEscalationTime: 1_000 };
  const bypass = requested({ skillId: '77', atMs: 1_000 });
  const own = requested({ attempt: 2, atMs: 1_200 });
  const requestOf = (overrides: TraceOverrides, ...happenings: Happened[]) =>
    escalationsOf(traceOf({ agentConnector, ...overrides }, [said(), ...happenings]))[0]?.request?.attempt;

  expect(requestOf({}, bypass, own)).toBe(2);
  expect(requestOf({}, bypass)).toBeUndefined();
  expect(requestOf({}, requested({ skillId: '77', atMs: 999 }))).toBe(1);
  expect(requestOf({ integration: { agentSkillId: '77' } }, bypass)).toBe(1);
});

test('failures in other conversations of the bot may stop an escalation, those of another bot do not', () => {
  const happenings = [...failures(3, 'main'), ...failures(1, 'other'), said(undefined, { conversation: 'other' })];
  const left = (chatBotId: string) => {
    const conversations = { main: {}, other: { bot: { chatBotId } } };
    return escalationsOf(traceOf({ conversations }, happenings)).map(({ turn }) => turn.conversation);
  };

  expect(left('bot-2')).toEqual(['main', 'other', 'other']);
  expect(left('bot-1')).toEqual(['main', 'other']);
});

// Calls made again.

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

test('what the escalation after a failure asks for is not taken for what came to no call before it', () => {
  expect(attemptsOf(only({ dialogs: elsewhere }, said(), second(1)))).toEqual([undefined]);
});
