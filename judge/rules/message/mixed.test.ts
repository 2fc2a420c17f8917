import type { Dialog } from '../../../protocol/types';
import { expectFinding } from '../../../quality/testing/expect-finding';
import { offered, passed, read, said, transferred } from '../../../quality/testing/event-bodies';
import { judgedWithMessage, messageAsConfiguredTests } from '../../../quality/testing/message-to-user';
import { dialog, escalate } from '../../../quality/testing/read-turns';
import { expect, test } from '../../../quality/testing/test';
import { askForAgent, traceOf, type Happened } from '../../../quality/testing/trace-builder';
import { mixed } from './mixed';

const configured = 'Dear {$botContext.who}, wait';
const found = judgedWithMessage(mixed.judge, configured, { who: '$& $1' });

for (const [title, run] of Object.entries(messageAsConfiguredTests(found, 'Dear $& $1, wait'))) test(title, run);

test('a variable alone is not judged', () => {
  const finding = found(transferred({ message: 'Something else' }), '{$botContext.who}');
  expectFinding(finding, 'inconclusive', 'in this play', []);
});

/** The consumer makes the bot change the variable in its message while the escalation waits for its delay. */
function changedMeanwhile(...eventBodies: Happened[]) {
  const dialogs: Dialog[] = [
    {
      name: 'change',
      type: 'dialog',
      patterns: ['change'],
      interactions: [
        { type: 'set-variable', variable: 'who', value: 'Grace' },
        { type: 'text', text: 'noted' },
      ],
    },
    {
      name: 'escalate',
      type: 'dialog',
      patterns: [askForAgent],
      interactions: [{ type: 'integration', integration: 'escalation', interactionDelay: 8_000 }],
    },
  ];
  const bot = { contextVariables: { who: 'Ada' } };
  const before = [offered, said(), passed(2_000), said('change'), read('noted'), passed(5_999), passed(4_000)];
  return mixed.judge(
    traceOf({ bot, dialogs, integration: { messageToUser: configured } }, [...before, ...eventBodies]),
  );
}

test('a value that was set during the delay passes', () => {
  const finding = changedMeanwhile(...transferred({ message: 'Dear Grace, wait' }));
  expectFinding(finding, 'pass', 'read the message as configured', [9]);
});

test('the value of before the delay passes as well', () => {
  const finding = changedMeanwhile(...transferred({ message: 'Dear Ada, wait' }));
  expectFinding(finding, 'pass', 'read the message as configured', [9]);
});

test('a value that is neither that of before the delay nor that of after it fails', () => {
  const finding = changedMeanwhile(...transferred({ message: 'Dear Eve, wait' }));
  expectFinding(finding, 'fail', 'Dear Eve, wait', [2, 4, 5, 8, 9]);
});

test('a bot that does not transfer after words during its delay is not judged', () => {
  expectFinding(changedMeanwhile(passed(9_000)), 'inconclusive', 'in this play', []);
});

test('a message without a variable is for another rule', () => {
  const finding = found(transferred({ message: 'Something else' }), 'Dear all, wait');
  expectFinding(finding, 'inconclusive', 'in this play', []);
});

test('a message that stayed as it was while the skill changed is told without what changed', () => {
  const dialogs: Dialog[] = [
    dialog(
      'change',
      'change',
      { type: 'set-variable', variable: 'skillId', value: '22' },
      { type: 'text', text: 'noted' },
    ),
    dialog('escalate', askForAgent, { ...escalate, interactionDelay: 8_000 }),
  ];
  const bot = { contextVariables: { skillId: '11', who: 'Ada' } };
  const integration = { agentSkillId: '{$botContext.skillId}', messageToUser: configured };
  const before = [offered, said(), passed(2_000), said('change'), read('noted'), passed(5_999), passed(4_000)];
  const finding = mixed.judge(
    traceOf({ bot, dialogs, integration }, [...before, ...transferred({ skillId: '22', message: 'Dear Eve, wait' })]),
  );
  expectFinding(finding, 'fail', 'read "Dear Eve, wait" instead of "Dear Ada, wait"', [2, 8, 9]);
  expect(finding.expected).toBe('"Dear Ada, wait" to the consumer');
});
