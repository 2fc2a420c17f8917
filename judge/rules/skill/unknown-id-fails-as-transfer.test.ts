import { expectFinding } from '../../../quality/testing/expect-finding';
import { answered, offered, passed, read, requested, said } from '../../../quality/testing/event-bodies';
import { test } from '../../../quality/testing/test';
import { askForAgent, someMessage, traceOf, type Happened } from '../../../quality/testing/trace-builder';
import { unknownIdFailsAsTransfer } from './unknown-id-fails-as-transfer';
import type { Dialog } from '../../../protocol/types';

const dialogs: Dialog[] = [
  {
    name: 'escalate',
    type: 'dialog',
    patterns: [askForAgent],
    interactions: [{ type: 'integration', integration: 'escalation', rules: [{ result: 'failure', dialog: 'sorry' }] }],
  },
  { name: 'sorry', type: 'dialog', patterns: ['-'], interactions: [{ type: 'text', text: 'No luck' }] },
];

function found(eventBodies: readonly Happened[], agentSkillId = '99') {
  const bot = { dialogs, defaultUserFriendlyResponse: 'So sorry' };
  const trace = traceOf({ dialogs, bot, integration: { agentSkillId } }, [offered, said(), ...eventBodies]);
  return unknownIdFailsAsTransfer.judge(trace);
}

const fails = [requested({ skillId: '99', message: someMessage }), answered('error')];

test('a transfer request passes', () => {
  expectFinding(found([...fails, read('No luck')]), 'pass', 'so it could fail as one', [3]);
});

test('a fallback beside the rule for failure is free', () => {
  expectFinding(found([...fails, read('No luck'), read('Pardon?')]), 'pass', 'so it could fail as one', [3]);
});

test('a fallback in place of the rule for failure fails', () => {
  expectFinding(found([...fails, read('Pardon?')]), 'fail', 'answered like one that is not numeric', [2, 3, 5]);
});

test('a failed transfer without a sequel is inconclusive', () => {
  expectFinding(found(fails), 'inconclusive', 'What came of the failed transfer', [3]);
});

test('the fallback message without a request fails', () => {
  expectFinding(found([read('Pardon?')]), 'fail', 'answered like one that is not numeric', [2, 3]);
});

test('the response for all errors is inconclusive', () => {
  expectFinding(found([read('So sorry')]), 'inconclusive', 'Neither a transfer nor the fallback', [2]);
});

test('a failure without a request is inconclusive', () => {
  expectFinding(found([read('No luck')]), 'inconclusive', 'The rule for failure ran', [3]);
});

test('a request with another message is inconclusive', () => {
  expectFinding(found([requested({ skillId: '99', message: 'Other' })]), 'inconclusive', 'not the configured', [3]);
});

test('silence is inconclusive', () => {
  expectFinding(found([passed(5_000)]), 'inconclusive', 'Neither a transfer nor the fallback', [2]);
});

for (const id of ['3402109730', '0123', 'sales']) {
  test(`the skill id ${id} is not judged`, () => {
    expectFinding(found([read('Pardon?')], id), 'inconclusive', 'does not exist in this play', []);
  });
}
