import type { Dialog } from '../../protocol/types';
import type { RequirementId } from '../../requirements/catalogue';
import type { JudgedFinding } from '../../results/judged-finding';
import { answered, offered, requested, requestedByPlace, said } from '../../quality/testing/event-bodies';
import { expect, test } from '../../quality/testing/test';
import {
  askForAgent,
  setupOf,
  someMessage,
  someSkillId,
  traceOf,
  type Happened,
  type TraceOverrides,
} from '../../quality/testing/trace-builder';
import { whoseValue } from './whose-value';

interface Play {
  readonly facts?: TraceOverrides;
  readonly happened: readonly Happened[];
}

/** What comes in place of what was due in plays that fail by their last event. */
function whoseIn(requirement: RequirementId, ...plays: readonly Play[]): string | undefined {
  const traces = plays.map(({ facts = {}, happened }) => traceOf(facts, happened));
  const findings = traces.map(({ events }): JudgedFinding => ({
    ...{ requirement, verdict: 'fail', because: 'So.', evidence: [events.length] },
    ...{ scenario: 'tests/by-hand', channel: 'messaging', listed: true },
  }));
  const told = whoseValue(findings, (finding) => traces[findings.indexOf(finding)]);
  return told?.replace(/^what came in its place is (each time )?/, '');
}

const [ownIntegration] = setupOf({}).integrations;
const other = { ...ownIntegration, integrationName: 'other', agentSkillId: '55', messageToUser: 'Another moment' };
const escalates = (name: string, pattern: string, integration: string, intentId?: string): Dialog => ({
  ...{ name, type: 'dialog', patterns: [pattern], interactions: [{ type: 'integration', integration }] },
  ...(intentId === undefined ? {} : { intentId }),
});
const two = {
  integrations: [other, ownIntegration],
  dialogs: [escalates('first', 'another', 'other', 'sales'), escalates('ask', askForAgent, 'escalation', 'billing')],
} as const as unknown as TraceOverrides;

const wrongMessage = requested({ message: 'Another moment' });

test('a message that another integration has is told as that', () => {
  expect(whoseIn('message.static-text', { facts: two, happened: [offered, said(), wrongMessage] })).toBe(
    'that of the first integration of the bot',
  );
});

test('what the transfer before had is told beside what is configured elsewhere, as either may be the cause', () => {
  const before = [said('another'), requested({ skillId: '55', message: 'Another moment' }), answered('error')];

  expect(
    whoseIn('message.static-text', {
      facts: two,
      happened: [offered, ...before, said(), requested({ attempt: 2, message: 'Another moment' })],
    }),
  ).toBe('that of the first integration of the bot, which is also that of the transfer before it');
});

test('only what holds in every play is told', () => {
  const facts = { ...two, integrations: [ownIntegration, other] } as unknown as TraceOverrides;
  const plays = [
    { facts: two, happened: [offered, said(), wrongMessage] },
    { facts, happened: [offered, said(), wrongMessage] },
  ];

  expect(whoseIn('message.static-text', ...plays)).toBe('that of another integration');
  expect(
    whoseIn('message.static-text', ...plays, { happened: [offered, said(), requested({ message: 'Of my own' })] }),
  ).toBeUndefined();
});

test('a skill id may be that of the fallback skill, or the name of the skill', () => {
  const facts = { agentConnector: { fallbackSkillId: '77' } };

  expect(
    whoseIn('route.integration-transfers', { facts, happened: [offered, said(), requested({ skillId: '77' })] }),
  ).toBe('the fallback skill');
  expect(
    whoseIn('route.integration-transfers', { happened: [offered, said(), requested({ skillId: 'Service' })] }),
  ).toBe('its Agent Skill Name');
});

test('the id of an agent may stand where that of the skill is to, and that of another escalation in its place', () => {
  const facts = { integration: { agentId: '12.34' } };
  const asked = (skillId: string) => ({ facts, happened: [offered, said(), requested({ skillId })] });

  expect(whoseIn('agent.unskilled-goes-to-skill', asked('12.34'))).toBe('its Agent Id');
  expect(whoseIn('agent.unskilled-goes-to-skill', asked(someSkillId))).toBeUndefined();
});

test('what a variable held before, or holds in another conversation, is told', () => {
  const skillId = '{$botContext.skill}';
  const sets: Dialog = {
    ...escalates('ask', askForAgent, 'escalation'),
    interactions: [
      { type: 'set-variable', variable: 'skill', value: '22' },
      { type: 'integration', integration: 'escalation' },
    ],
  };
  const bot = { contextVariables: { skill: '11' } };
  const facts = { integration: { agentSkillId: skillId }, dialogs: [sets], bot };
  const asked = (seen: string) => ({ facts, happened: [offered, said(), requested({ skillId: seen })] });

  expect(whoseIn('skill.variable-at-attempt', asked('11'))).toBe('what its variable held when the conversation began');
  expect(whoseIn('skill.variable-at-attempt', asked(skillId))).toBe(
    'what is configured, with its variable not replaced',
  );
  expect(
    whoseIn('skill.variable-at-attempt', {
      facts: {
        integration: { agentSkillId: skillId },
        conversations: {
          one: { bot },
          two: { bot: { contextVariables: { skill: '33' } } },
        },
      },
      happened: [
        { ...offered, conversation: 'two' },
        { ...said(), conversation: 'two' },
        { ...offered, conversation: 'one' },
        { ...said(), conversation: 'one' },
        { ...requested({ skillId: '33' }), conversation: 'one' },
      ],
    }),
  ).toBe('what its variable holds in another conversation');
});

test('an intent is told with the dialog that has it', () => {
  const asked = (intentId: string, ...before: readonly Happened[]): Play => ({
    facts: two,
    happened: [offered, ...before, said(), requested({ context: { intentId } })],
  });

  const before = [said('another'), requested({ skillId: '55', message: 'Another moment' }), answered('error')];

  expect(whoseIn('context.passes-intent', asked('sales'))).toBe('that of the first dialog that has one');
  expect(whoseIn('context.passes-intent', asked('sales', ...before))).toBe(
    'that of the dialog that ran before, which is also that of the first dialog that has one',
  );
  expect(whoseIn('context.passes-intent', asked('ask'))).toBe('the name of its dialog');
});

test('words that were passed are told with whose they are', () => {
  const asked = (userMessage: string): Play => ({
    happened: [offered, said('hello'), said('well'), said(), requested({ context: { userMessage } })],
  });

  expect(whoseIn('context.passes-message', asked(someMessage))).toBe('the Message to User');
  expect(whoseIn('context.passes-message', asked('hello'))).toBe('what the consumer wrote first');
  expect(whoseIn('context.passes-message', asked('well'))).toBe('what the consumer wrote before that');
});

test('how many show it is told where not all do', () => {
  const shows = { facts: two, happened: [offered, said(), wrongMessage] };
  const right = { happened: [offered, said(), requested()] };

  expect(whoseIn('message.static-text', shows, right, shows)).toBe(
    'in 2 of them that of the first integration of the bot',
  );
});

test('a message that is told by its place is no part of the request', () => {
  const byPlace = requestedByPlace({ message: 'Another moment' });

  expect(whoseIn('message.static-text', { facts: two, happened: [offered, said(), byPlace] })).toBeUndefined();
});

test("what is right, of an unknown requirement or of no play at hand is nobody else's", () => {
  expect(
    whoseIn('message.static-text', { happened: [offered, said(), requested({ skillId: someSkillId })] }),
  ).toBeUndefined();
  expect(
    whoseIn('cap.text-on-fourth-failure', { facts: two, happened: [offered, said(), wrongMessage] }),
  ).toBeUndefined();
  expect(whoseValue([], () => undefined)).toBeUndefined();
});
