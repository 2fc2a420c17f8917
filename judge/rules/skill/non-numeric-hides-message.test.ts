import { expectFinding } from '../../../quality/testing/expect-finding';
import { answered, offered, passed, read, requested, said, transferred } from '../../../quality/testing/event-bodies';
import { dialog } from '../../../quality/testing/read-turns';
import { judgedAtFirst } from '../../../quality/testing/skill-not-numeric';
import { test } from '../../../quality/testing/test';
import { askForAgent, traceOf } from '../../../quality/testing/trace-builder';
import { nonNumericHidesMessage } from './non-numeric-hides-message';
import type { Dialog } from '../../../protocol/types';

const judged = judgedAtFirst(nonNumericHidesMessage.judge);

/** "first" escalates as given, with a message. */
const found: typeof judged = (first, ...rest) => judged({ messageToUser: 'Hold on', ...first }, ...rest);

const twin = [said(), ...transferred()];
const settled = passed(5_000);

const letters = { agentSkillId: 'sales' };

test('a message that is not shown passes when the twin transferred', () => {
  expectFinding(found(letters, [read('Pardon?'), settled, ...twin]), 'pass', 'was not shown', [2]);
});

test('a message that is shown fails', () => {
  const finding = found(letters, [read('Hold on'), read('Pardon?'), settled, ...twin]);
  expectFinding(finding, 'fail', 'a transfer that does not come', [2, 3]);
});

test('a bot that transfers nothing is inconclusive', () => {
  expectFinding(found(letters, [settled]), 'inconclusive', 'led to a transfer either', []);
});

test('a play that ends at once is inconclusive', () => {
  expectFinding(found(letters, [read('Pardon?'), ...twin]), 'inconclusive', 'only 0.0 s of ', [2]);
});

test('words that a dialog says, too, are not judged', () => {
  const dialogs: Dialog[] = [
    { name: 'rest', type: 'dialog', patterns: ['-'], interactions: [{ type: 'text', text: 'Hold on' }] },
  ];
  expectFinding(found(letters, [read('Hold on'), settled, ...twin], { dialogs }), 'inconclusive', 'clearly not', []);
});

test('a message that is the fallback message, too, is not judged', () => {
  const bot = { defaultUserFriendlyResponse: 'Hold on' };
  expectFinding(found(letters, [read('Hold on'), settled, ...twin], { bot }), 'inconclusive', 'clearly not', []);
});

for (const first of [
  { agentSkillId: '0123' },
  { agentSkillId: '' },
  { ...letters, messageToUser: 'BLANK_MESSAGE' },
  { ...letters, messageToUser: 'Dear {$botContext.unknown}' },
]) {
  test(`${JSON.stringify(first)} is not judged`, () => {
    expectFinding(found(first, [read('Hold on'), settled, ...twin]), 'inconclusive', 'clearly not', []);
  });
}

test('a message that an escalation before it in the turn has as well is not judged', () => {
  const first = { type: 'agent-transfer' as const, agentSkillId: '7', messageToUser: 'Hold on' };
  const dialogs = [
    dialog('escalate', askForAgent, { ...first, rules: [{ result: 'failure', dialog: 'then' }] }),
    dialog('then', '-', { ...first, agentSkillId: 'sales' }),
  ];
  const carried = { kind: 'consumer-read' as const, text: 'Hold on', via: 'transfer' as const };
  const eventBodies = [requested({ skillId: '7', message: 'Hold on' }), carried, answered('error'), passed(6_000)];
  const finding = nonNumericHidesMessage.judge(traceOf({ dialogs }, [offered, said(), ...eventBodies]));
  expectFinding(finding, 'inconclusive', 'No escalation with a message had a skill id', []);
});
