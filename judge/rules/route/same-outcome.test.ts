import { expectFinding } from '../../../quality/testing/expect-finding';
import {
  answered,
  handedOver,
  offered,
  passed,
  read,
  requested,
  requestedByPlace,
  said,
  transferred,
} from '../../../quality/testing/event-bodies';
import { test } from '../../../quality/testing/test';
import {
  askForAgent,
  someMessage,
  someSkillId,
  traceOf,
  type Happened,
  type SetupOverrides,
} from '../../../quality/testing/trace-builder';
import { sameOutcome } from './same-outcome';
import type { Dialog, Integration, Interaction } from '../../../protocol/types';

function bot(interaction: Interaction): SetupOverrides {
  return { dialogs: [{ name: 'escalate', type: 'dialog', patterns: [askForAgent], interactions: [interaction] }] };
}

const byIntegration = bot({ type: 'integration', integration: 'escalation' });
const declared = { agentSkillId: someSkillId, messageToUser: someMessage };
const other = { conversation: 'other' };

/** In `main` the bot escalates by an integration, in `other` by an Agent Transfer interaction. */
function found(eventBodies: readonly Happened[], second = bot({ type: 'agent-transfer', ...declared })) {
  return sameOutcome.judge(traceOf({ conversations: { main: byIntegration, other: second } }, eventBodies));
}

const first = [offered, said(), ...transferred(), passed(5_000)];

test('the same texts and the same request pass', () => {
  const finding = found([...first, said(undefined, other), ...transferred(other)]);
  expectFinding(finding, 'pass', 'the same texts and the platform the same request', [3, 9]);
});

test('a message passes that one of the routes said too early to be told by its place', () => {
  const byPlace = (message: string, when = {}): Happened[] => [
    read(someMessage, when),
    requestedByPlace({ message, ...when }),
    handedOver(when),
    answered('accepted', 1, when),
  ];
  const finding = found([
    offered,
    ...[said(), ...byPlace(someMessage), passed(5_000)],
    ...[said(undefined, other), ...byPlace('BLANK_MESSAGE', other)],
  ]);
  expectFinding(finding, 'pass', 'the same texts and the platform the same request', [4, 10]);
});

test('another text fails', () => {
  const eventBodies = [said(undefined, other), read('Goodbye', other), ...transferred(other), passed(5_000, other)];
  expectFinding(found([...first, ...eventBodies]), 'fail', 'Goodbye', [4, 9, 11]);
});

test("words of the bot's own into a pause that one of the two has pass", () => {
  const finding = found([...first, read('Can I help you?'), said(undefined, other), ...transferred(other)]);
  expectFinding(finding, 'pass', 'the same texts and the platform the same request', [3, 10]);
});

test("words of the bot's own that may be a reaction or not pass", () => {
  const receipt = 'We have received it.';
  const late = { ...read(receipt), afterMs: 0, byMs: 4_000 };
  const reacting = [said(undefined, other), read(receipt, other), ...transferred(other)];
  const finding = found([offered, said(), late, ...transferred(), passed(5_000), ...reacting]);
  expectFinding(finding, 'pass', 'the same texts and the platform the same request', [4, 11]);
});

test("other words of the bot's own at the same place pass", () => {
  const [asked, ...rest] = [said(), read('Sure.'), ...transferred(), passed(5_000)];
  const eventBodies = [said(undefined, other), read('One moment.', other), ...transferred(other)];
  const finding = found([offered, asked, ...rest, ...eventBodies]);
  expectFinding(finding, 'pass', 'the same texts and the platform the same request', [4, 11]);
});

test('another text of the configuration fails', () => {
  const [asked, ...rest] = [said(), read('Pardon?'), ...transferred(), passed(5_000)];
  const eventBodies = [said(undefined, other), read('One moment.', other), ...transferred(other), passed(5_000, other)];
  expectFinding(found([offered, asked, ...rest, ...eventBodies]), 'fail', 'Pardon?', [3, 5, 10, 12]);
});

test('an agent who is named with the account by one route passes', () => {
  const naming = (agentId: string, happened: Happened): Happened =>
    happened.kind === 'transfer-requested' ? { ...happened, agentId } : happened;
  const eventBodies = [said(undefined, other), ...transferred(other)].map((each) => naming('42', each));
  const finding = found([...first.map((each) => naming('4711.42', each)), ...eventBodies]);
  expectFinding(finding, 'pass', 'the same texts and the platform the same request', [3, 9]);
});

test('another request fails', () => {
  const eventBodies = [said(undefined, other), ...transferred({ skillId: '99', ...other }), passed(5_000, other)];
  expectFinding(found([...first, ...eventBodies]), 'fail', 'different transfers', [3, 9]);
});

test('a difference in a play that ends at once is inconclusive', () => {
  const eventBodies = [said(undefined, other), ...transferred({ skillId: '99', ...other })];
  expectFinding(found([...first, ...eventBodies]), 'inconclusive', 'only 0.0 s of ', [8]);
});

test('a route that requests nothing is inconclusive', () => {
  const finding = found([offered, said(), passed(5_000), said(undefined, other), passed(5_000, other)]);
  expectFinding(finding, 'inconclusive', 'nothing to compare', []);
});

const others: Readonly<Record<string, SetupOverrides>> = {
  'another skill': bot({ type: 'agent-transfer', ...declared, agentSkillId: '99' }),
  'another message': bot({ type: 'agent-transfer', ...declared, messageToUser: 'Wait' }),
  'another variable': { ...bot({ type: 'agent-transfer', ...declared }), bot: { contextVariables: { who: 'Ada' } } },
  'the same route': byIntegration,
};
for (const [what, second] of Object.entries(others)) {
  test(`two bots that differ by ${what} are not compared`, () => {
    const eventBodies = [said(undefined, other), ...transferred({ skillId: '99', ...other }), passed(5_000, other)];
    expectFinding(found([...first, ...eventBodies], second), 'inconclusive', 'by their route alone', []);
  });
}

test('what depends on when the consumer spoke is not compared', () => {
  const slow = { interactionDelay: 2_000 };
  const conversations = {
    main: bot({ type: 'integration', integration: 'escalation', ...slow }),
    other: bot({ type: 'agent-transfer', ...declared, ...slow }),
  };
  const twice = [said(), said(), passed(5_000), ...[1, 2].map(() => said(undefined, other)), ...transferred(other)];
  const finding = sameOutcome.judge(traceOf({ conversations }, [offered, ...twice]));
  expectFinding(finding, 'inconclusive', 'by their route alone', []);
});

/** By either route a bot that escalates, and has further dialogs. */
function foundWith(more: readonly Dialog[], eventBodies: readonly Happened[]) {
  const having = ({ dialogs = [], ...rest }: SetupOverrides) => ({ ...rest, dialogs: [...dialogs, ...more] });
  const conversations = {
    main: having(byIntegration),
    other: having(bot({ type: 'agent-transfer', ...declared })),
  };
  return sameOutcome.judge(traceOf({ conversations }, eventBodies));
}

test('a text of another dialog in the place of words of the bot’s own fails', () => {
  const dialogs: Dialog[] = [
    { name: 'hours', type: 'dialog', patterns: ['hours'], interactions: [{ type: 'text', text: 'From nine to five' }] },
  ];
  const eventBodies = [said(undefined, other), read('Sure.', other), ...transferred(other), passed(5_000, other)];
  const finding = foundWith(dialogs, [
    offered,
    ...[said(), read('From nine to five'), ...transferred(), passed(5_000)],
    ...eventBodies,
  ]);
  expectFinding(finding, 'fail', 'From nine to five', [3, 5, 10, 12]);
});

test('two bots of which one alone had an agent come are not compared', () => {
  const joined: Happened = { kind: 'agent-joined' };
  const eventBodies = [said(undefined, other), ...transferred({ skillId: '99', ...other }), passed(5_000, other)];
  expectFinding(found([...first, joined, ...eventBodies]), 'inconclusive', 'by their route alone', []);
});

test('a route that requests nothing where the other does is inconclusive', () => {
  const eventBodies = [said(undefined, other), passed(5_000, other)];
  const finding = found([offered, said(), requested(), passed(5_000), ...eventBodies]);
  expectFinding(finding, 'inconclusive', 'One of the two routes requested no transfer', []);
});

test('what the guard against line feeds decides, which integrations alone have, is not compared', () => {
  const lines = '{$botContext.lines}';
  const asks = (interaction: Interaction): Dialog => ({
    name: 'lines',
    type: 'dialog',
    patterns: ['lines please'],
    interactions: [interaction],
  });
  const escalates = { integrationType: 'LivePerson Agent Escalation', agentSkillId: someSkillId } as const;
  const integrations: Integration[] = [
    { ...escalates, integrationName: 'escalation', messageToUser: someMessage },
    { ...escalates, integrationName: 'lines', messageToUser: lines },
  ];
  const having = ({ dialogs = [] }: SetupOverrides, interaction: Interaction): SetupOverrides => ({
    dialogs: [...dialogs, asks(interaction)],
    integrations,
    bot: { contextVariables: { lines: 'One\nmoment' } },
  });
  const conversations = {
    main: having(byIntegration, { type: 'integration', integration: 'lines' }),
    other: having(bot({ type: 'agent-transfer', ...declared }), {
      type: 'agent-transfer',
      ...declared,
      messageToUser: lines,
    }),
  };
  const trace = traceOf({ conversations }, [
    ...[offered, said('lines please'), read('Pardon?'), passed(5_000), said(), requested(), passed(5_000)],
    ...[said('lines please', other), requested({ message: 'One\nmoment', ...other }), passed(5_000, other)],
    ...[said(undefined, other), requested({ attempt: 2, ...other }), passed(5_000, other)],
  ]);
  expectFinding(sameOutcome.judge(trace), 'inconclusive', 'by their route alone', []);
});

test('another message in the request fails', () => {
  const eventBodies = [said(undefined, other), requested({ message: 'Hold on', ...other }), passed(5_000, other)];
  const finding = found([offered, said(), requested(), passed(5_000), ...eventBodies]);
  expectFinding(finding, 'fail', 'different transfers', [3, 6]);
});

test('a difference within the delay of an escalation is inconclusive', () => {
  const slow = { interactionDelay: 5_000 };
  const conversations = {
    main: bot({ type: 'integration', integration: 'escalation', ...slow }),
    other: bot({ type: 'agent-transfer', ...declared, ...slow }),
  };
  const eventBodies = [said(undefined, other), requested({ skillId: '99', ...other }), passed(4_000, other)];
  const finding = sameOutcome.judge(
    traceOf({ conversations }, [offered, said(), requested(), passed(4_000), ...eventBodies]),
  );
  expectFinding(finding, 'inconclusive', 'only 4.0 s of 6.5 s', [2]);
});

test('a third conversation that is silent, and ends at once, changes nothing', () => {
  const third = { conversation: 'third' };
  const conversations = {
    main: byIntegration,
    other: bot({ type: 'agent-transfer', ...declared }),
    third: { dialogs: [] },
  };
  const silent: Happened[] = [{ kind: 'outage-began', ...third }, said('hello', third)];
  const eventBodies = [said(undefined, other), ...transferred({ skillId: '99', ...other }), passed(5_000, other)];
  const finding = sameOutcome.judge(traceOf({ conversations }, [...first, ...eventBodies, ...silent]));
  expectFinding(finding, 'fail', 'different transfers', [3, 9]);
});

test('a message that one route says in a text of its own is no word of the bot’s own', () => {
  const apart = [read(someMessage), requested({ message: 'BLANK_MESSAGE' }), passed(5_000)];
  const eventBodies = [said(undefined, other), read('Sure.', other), requested({ message: 'BLANK_MESSAGE', ...other })];
  const finding = found([offered, said(), ...apart, ...eventBodies, passed(5_000, other)]);
  expectFinding(finding, 'fail', 'The consumer read', [3, 7]);
});

test('a text of the configuration fails beside words into a pause', () => {
  const paused = [...first, read('Can I help you?')];
  const eventBodies = [said(undefined, other), ...transferred(other), read('Pardon?', other), passed(5_000, other)];
  expectFinding(found([...paused, ...eventBodies]), 'fail', 'Pardon?', [4, 8, 11, 14]);
});

test('two bots whose connectors have other settings are not compared', () => {
  const second = { ...bot({ type: 'agent-transfer', ...declared }), agentConnector: { fallbackSkillId: '77' } };
  const eventBodies = [said(undefined, other), ...transferred({ skillId: '99', ...other }), passed(5_000, other)];
  expectFinding(found([...first, ...eventBodies], second), 'inconclusive', 'by their route alone', []);
});

test('texts of which one is open are not compared', () => {
  const says = (text: string): Interaction => ({ type: 'text', text });
  const more: Dialog[] = [
    { name: 'talk', type: 'dialog', patterns: ['talk'], interactions: [says('Hello'), says('{$botContext.who}')] },
  ];
  const talk = (when = {}) => [said('talk', when), read('Hello', when), passed(6_000, when)];
  const eventBodies = [...talk(other), said(undefined, other), ...transferred({ skillId: '99', ...other })];
  const finding = foundWith(more, [offered, ...talk(), ...first.slice(1), ...eventBodies, passed(5_000, other)]);
  expectFinding(finding, 'inconclusive', 'by their route alone', []);
});
