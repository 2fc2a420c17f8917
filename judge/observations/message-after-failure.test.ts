import { catchingDialog, escalatingDialog } from '../../quality/testing/failing-bot';
import { accepted, failed, offered, said } from '../../quality/testing/event-bodies';
import { expect, test } from '../../quality/testing/test';
import { askForAgent, someMessage, someSkillId, traceOf, type Happened } from '../../quality/testing/trace-builder';
import { sentinel } from '../../trace/trace';
import { messageAfterFailure } from './message-after-failure';

/** A transfer fails, and the dialog that catches it transfers again. */
function seen(userMessage?: string, transferBotContext = true) {
  const dialogs = [escalatingDialog, catchingDialog({ type: 'integration', integration: 'escalation' })];
  const again: Happened = {
    kind: 'transfer-requested',
    attempt: 2,
    skillId: someSkillId,
    message: someMessage,
    context: userMessage === undefined ? {} : { userMessage },
  };
  const eventBodies = [offered, said(), ...accepted(1), failed(1), again];
  return messageAfterFailure.look(traceOf({ dialogs, integration: { transferBotContext } }, eventBodies));
}

for (const [passed, told] of [
  [undefined, 'no message is passed'],
  [sentinel, 'the text that tells of the failure is passed'],
  [askForAgent, 'what the consumer wrote last is passed'],
  ['hello', 'another text is passed'],
] as const) {
  test(`after a failed transfer, with the message ${JSON.stringify(passed)}: ${told}`, () => {
    const about = 'a transfer with Transfer Bot Context after one that failed';
    expect(seen(passed)).toEqual([{ about, seen: told, evidence: [2, 5, 6] }]);
  });
}

test('a transfer without the setting is no question', () => {
  expect(seen(sentinel, false)).toEqual([]);
});
