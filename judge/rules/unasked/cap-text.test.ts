import { expectFinding } from '../../../quality/testing/expect-finding';
import { failures, persistentDialogs } from '../../../quality/testing/failing-bot';
import {
  accepted,
  answered,
  failed,
  offered,
  passed,
  read,
  requested,
  said,
  transferred,
} from '../../../quality/testing/event-bodies';
import { askForHours, someHours, talkativeDialogs } from '../../../quality/testing/talkative-bot';
import { dialog, escalate } from '../../../quality/testing/read-turns';
import { test } from '../../../quality/testing/test';
import { askForAgent, traceOf, type Happened, type SetupOverrides } from '../../../quality/testing/trace-builder';
import { capText } from '../../../trace/trace';
import { unaskedCapText } from './cap-text';

const givenUp = [...failures(4, 'other'), read(capText, { conversation: 'other' })];

/** In `main` what happens; afterwards another bot's conversation fails four times and, unless told otherwise, is given up. */
function found(eventBodies: readonly Happened[], more: SetupOverrides = {}, after: readonly Happened[] = givenUp) {
  const conversations = { main: more, other: { dialogs: persistentDialogs, bot: { chatBotId: 'bot-2' } } };
  const trace = traceOf({ dialogs: talkativeDialogs, conversations }, [offered, ...eventBodies, ...after]);
  return unaskedCapText.judge(trace);
}

test('another text where nothing failed passes', () => {
  expectFinding(found([said(askForHours), read(someHours)]), 'pass', 'was another text', [2, 3]);
});

test('the text of the cap in an ordinary dialog fails', () => {
  const finding = found([said(askForHours), read(someHours), read(capText)]);
  expectFinding(finding, 'fail', 'although no transfer failed in that turn', [2, 4]);
});

test('the text of the cap before anything was said fails', () => {
  expectFinding(found([read(capText)]), 'fail', 'although no transfer failed in that turn', [2]);
});

test('the text of the cap when a transfer was accepted fails', () => {
  const finding = found([said(), ...transferred(), read(capText)]);
  expectFinding(finding, 'fail', 'although no transfer failed in that turn', [2, 6, 7]);
});

test('the text of the cap in an ordinary dialog after one failure fails', () => {
  const finding = found([said(), ...accepted(1), failed(1), passed(4_000), said(askForHours), read(capText)]);
  expectFinding(finding, 'fail', 'although no transfer failed in that turn', [7, 8]);
});

test('the text of the cap beside a call that failed at once is not judged', () => {
  const finding = found([said(), requested(), answered('error'), read(capText)]);
  expectFinding(finding, 'inconclusive', 'Nothing was read', []);
});

test('the text of the cap after four failures is not judged', () => {
  const finding = found([...failures(4).slice(1), said(askForHours), read(capText)]);
  expectFinding(finding, 'inconclusive', 'Nothing was read', []);
});

test('the text of the cap for a bot that was silent is not judged', () => {
  const finding = found([{ kind: 'outage-began' }, said(), passed(180_000), read(capText)]);
  expectFinding(finding, 'inconclusive', 'Nothing was read', []);
});

test('words that a dialog has, too, are not judged', () => {
  const dialogs = [
    {
      name: 'hours',
      type: 'dialog' as const,
      patterns: [askForHours],
      interactions: [{ type: 'text' as const, text: capText }],
    },
  ];
  expectFinding(found([said(askForHours), read(capText)], { dialogs }), 'inconclusive', 'Nothing was read', []);
});

test('a bot that never gives up shows nothing', () => {
  const finding = found([said(askForHours), read(someHours)], {}, []);
  expectFinding(finding, 'inconclusive', 'no escalation was given up at all', []);
});

test('the text of the cap beside a text that the platform refused is not judged', () => {
  const refused: Happened = { kind: 'call-refused', call: 'POST …/messages', status: 400, why: 'no text' };
  expectFinding(found([said(askForHours), refused, read(capText)]), 'inconclusive', 'Nothing was read', []);
});

test('the text of the cap is no echo of words in another case', () => {
  const finding = found([said(capText.toLowerCase()), read(capText)]);
  expectFinding(finding, 'fail', 'although no transfer failed in that turn', [2, 3]);
});

test('an echo of what the consumer wrote is not judged', () => {
  expectFinding(found([said(`Is it “${capText}”?`), read(capText)]), 'inconclusive', 'Nothing was read', []);
});

test('the text of the cap beside a call that nobody has answered is not judged', () => {
  expectFinding(found([said(), requested(), read(capText)]), 'inconclusive', 'Nothing was read', []);
});

test('the text of the cap three minutes after the words is not judged', () => {
  expectFinding(found([said(askForHours), passed(180_000), read(capText)]), 'inconclusive', 'Nothing was read', []);
});

test('another text passes beside the text of the cap where that is not judged', () => {
  const before = [said(), requested(), read(capText), passed(4_000)];
  const finding = found([...before, said(askForHours), read(someHours)]);
  expectFinding(finding, 'pass', 'was another text', [6, 7]);
});

test('the text of the cap is not judged where one of two escalations failed without a call', () => {
  const rules = [{ result: 'failure' as const, dialog: 'again' }];
  const dialogs = [
    dialog('escalate', askForAgent, { ...escalate, rules }),
    dialog('again', '-', { type: 'agent-transfer', agentSkillId: '7', messageToUser: 'Wait' }),
  ];
  const bot = { contextVariables: { lines: 'a\nb' } };
  const more = { dialogs, bot, integration: { messageToUser: '{$botContext.lines}' } };
  const eventBodies = [said(), requested({ skillId: '7', message: 'Wait' }), answered('accepted'), read(capText)];
  expectFinding(found(eventBodies, more), 'inconclusive', 'Nothing was read', []);
});
