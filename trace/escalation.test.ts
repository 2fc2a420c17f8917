import type { Dialog } from '../protocol/types';
import { answered, requested, said } from '../quality/testing/event-bodies';
import { dialog, escalate } from '../quality/testing/read-turns';
import { expect, test } from '../quality/testing/test';
import { askForAgent, traceOf, type TraceOverrides } from '../quality/testing/trace-builder';
import { reachOf, resultOf } from './escalation';
import { defaultTransferMessage } from './trace';
import type { Escalation } from './turn';
import { escalationsOf } from './turns';

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
  ['BLANK', false, true],
] as const) {
  test(`the message ${message} is ${blank ? '' : 'not '}blank, and ${settled ? '' : 'not '}settled`, () => {
    const bot = { contextVariables: { blank: 'BLANK_MESSAGE', empty: ' ' } };
    const [escalation] = escalationsOf(traceOf({ bot, integration: { messageToUser: message } }, [said()]));

    expect(escalation?.message).toMatchObject({ blank, settled });
  });
}

test('BLANK_MESSAGE with a line feed behind it only resembles it', () => {
  const [escalation] = escalationsOf(traceOf({ integration: { messageToUser: 'BLANK_MESSAGE\n' } }, [said()]));

  expect(escalation?.message).toMatchObject({ blank: false, settled: false });
});

test('an integration that is not declared has no skill and no message', () => {
  const [escalation] = escalationsOf(traceOf({ integrations: [] }, [said()]));

  expect(escalation).toMatchObject({
    skill: { template: undefined, numeric: 'not-numeric' },
    message: { missing: true },
  });
});

test('a real line feed in a variable of the message is noticed, an escaped one in its text is not', () => {
  const bot = { contextVariables: { lines: 'a\nb', both: 'a\r\nb', returns: 'a\rb', plain: 'a' } };
  const injects = (messageToUser: string) =>
    escalationsOf(traceOf({ bot, integration: { messageToUser } }, [said()])).map((each) => each.message.lineBreak);

  expect(injects('{$botContext.lines}')).toEqual(['line feed']);
  expect(injects('{$botContext.both}')).toEqual(['line feed']);
  expect(injects('{$botContext.returns}')).toEqual(['carriage return']);
  expect(injects('{$botContext.returns} {$botContext.lines}')).toEqual(['line feed']);
  expect(injects('{$botContext.plain}\\\\n')).toEqual(['none']);
});

test('a carriage return alone in a variable leaves open what becomes of the message', () => {
  const bot = { contextVariables: { returns: 'a\rb' } };
  const [escalation] = escalationsOf(
    traceOf({ bot, integration: { messageToUser: '{$botContext.returns}' } }, [said()]),
  );

  expect(escalation?.message.settled).toBe(false);
  expect(escalation && reachOf(escalation)).toEqual({ kind: 'undocumented', because: 'unclear message' });
});

test('a skill id from a variable that was never set is no number', () => {
  const [escalation] = escalationsOf(traceOf({ integration: { agentSkillId: '{$botContext.id}' } }, [said()]));

  expect(escalation?.skill).toMatchObject({ numeric: 'not-numeric', unset: true, byVariable: true });
});

test('a skill id from a placeholder of which nobody knows the value is no number, whatever it is called', () => {
  const [escalation] = escalationsOf(traceOf({ integration: { agentSkillId: '{$.7}' } }, [said()]));

  expect(escalation?.skill).toMatchObject({ numeric: 'not-numeric', unset: true });
});

/** The escalation of a default bot whose Message to User and skill id these are. */
function configuredWith(integration: object, overrides: TraceOverrides = {}): Escalation {
  const bot = { contextVariables: { lines: 'a\nb', empty: ' ' } };
  const [escalation] = escalationsOf(traceOf({ bot, integration, ...overrides }, [said()]));
  if (!escalation) throw new Error('The bot does not escalate.');
  return escalation;
}

const refuses = { platform: { transfersRefuseConnections: true } };
const toNumber = (messageToUser: string): Dialog[] => [
  dialog('start', askForAgent, { type: 'agent-transfer', agentSkillId: '7', messageToUser }),
];

for (const [title, integration, overrides, reach] of [
  ['a number with a message calls', {}, {}, { kind: 'called' }],
  ['BLANK_MESSAGE calls', { messageToUser: 'BLANK_MESSAGE' }, {}, { kind: 'called' }],
  ['a refused connection is called unseen', {}, refuses, { kind: 'unseen', because: 'connection refused' }],
  ['no number comes to no call', { agentSkillId: 'sales' }, {}, { kind: 'unseen', because: 'no number' }],
  [
    'no number calls no refused connection',
    { agentSkillId: 'sales' },
    refuses,
    { kind: 'unseen', because: 'no number' },
  ],
  [
    'a line feed in a variable stops an integration',
    { messageToUser: '{$botContext.lines}' },
    {},
    { kind: 'unseen', because: 'line feed' },
  ],
  [
    'a line feed in a variable of an Agent Transfer interaction is undocumented',
    {},
    { dialogs: toNumber('{$botContext.lines}') },
    { kind: 'undocumented', because: 'line feed' },
  ],
  [
    'an unclear number is undocumented',
    { agentSkillId: '007' },
    {},
    { kind: 'undocumented', because: 'unclear number' },
  ],
  ['no message is undocumented', { messageToUser: '' }, {}, { kind: 'undocumented', because: 'unclear message' }],
  [
    'a message that becomes empty is undocumented',
    { messageToUser: '{$botContext.empty}' },
    {},
    { kind: 'undocumented', because: 'unclear message' },
  ],
  [
    'a message with a variable that was never set is undocumented',
    { messageToUser: 'To {$botContext.nobody}' },
    {},
    { kind: 'undocumented', because: 'unclear message' },
  ],
  [
    'no message to a refused connection is undocumented',
    { messageToUser: '' },
    refuses,
    { kind: 'undocumented', because: 'connection refused' },
  ],
] as const) {
  test(`whether it reaches the platform: ${title}`, () => {
    expect(reachOf(configuredWith(integration, overrides))).toEqual(reach);
  });
}

for (const [answer, result] of [
  ['accepted', 'success'],
  ['error', 'failure'],
  ['reset', 'failure'],
  ['cut-off', 'failure'],
  ['not-json', 'unknown'],
] as const) {
  test(`a call with the answer ${answer} ends in ${result}`, () => {
    expect(escalationsOf(traceOf({}, [said(), requested(), answered(answer)])).map(resultOf)).toEqual([result]);
  });
}

test('how an escalation ended that came to no call is known where the documents say so', () => {
  expect(resultOf(configuredWith({ messageToUser: '{$botContext.lines}' }))).toBe('failure');
  expect(resultOf(configuredWith({}, refuses))).toBe('failure');
  expect(resultOf(configuredWith({ agentSkillId: 'sales' }))).toBe('unknown');
  expect(resultOf(configuredWith({}))).toBe('unknown');
});

for (const [route, numeric] of [
  ['agent-transfer', 'not-numeric'],
  ['integration', 'grey'],
] as const) {
  test(`by ${route} a number on one line of a skill id and words on another are ${numeric}`, () => {
    const bot = { contextVariables: { skill: 'Billing\n42' } };
    const agentSkillId = '{$botContext.skill}';
    const interaction = route === 'agent-transfer' ? { type: route, agentSkillId } : escalate;
    const dialogs = [dialog('start', askForAgent, interaction)];
    const [escalation] = escalationsOf(traceOf({ bot, dialogs, integration: { agentSkillId } }, [said()]));

    expect(escalation?.skill).toMatchObject({ value: 'Billing\n42', numeric });
  });
}
