import {
  blank,
  judgedBesideText,
  silently,
  onlyBlankMessageTests,
  twin,
  twinTransfers,
} from '../../../quality/testing/blank-message';
import { expectFinding } from '../../../quality/testing/expect-finding';
import {
  answered,
  failed,
  offered,
  passed,
  read,
  requested,
  requestedByPlace,
  said,
  transferred,
} from '../../../quality/testing/event-bodies';
import { dialog, escalate } from '../../../quality/testing/read-turns';
import { expect, test } from '../../../quality/testing/test';
import { askForAgent, someMessage, traceOf } from '../../../quality/testing/trace-builder';
import type { Dialog } from '../../../protocol/types';
import { sentinel } from '../../../trace/trace';
import { blankSendsNothing } from './blank-sends-nothing';

const found = judgedBesideText(blankSendsNothing.judge);

test('nothing to read passes when an escalation with a text was read', () => {
  expectFinding(found(blank, ...silently, ...twinTransfers), 'pass', 'nothing that came for the transfer', [2, 3, 4]);
});

test('the word itself as a text fails', () => {
  expectFinding(found(blank, read(blank), ...silently), 'fail', 'the consumer read "BLANK_MESSAGE"', [2, 3, 4]);
});

test('another text in the place of the message fails', () => {
  const finding = found(blank, ...transferred({ message: 'Transferring' }));
  expectFinding(finding, 'fail', 'the consumer read "Transferring"', [2, 3, 4]);
  expect(finding.lookAt).toContain('what fills the field "message" of the transfer request');
});

test('a text of the bot that an escalation with a message does not have fails', () => {
  const finding = found(blank, read('Please hold'), ...silently, ...twinTransfers);
  expectFinding(finding, 'fail', 'the consumer read "Please hold"', [2, 3, 4]);
  expect(finding.lookAt).toContain('what says a text of the bot beside the transfer request');
});

test('a text of the bot that no escalation with a message can be held against is inconclusive', () => {
  expectFinding(found(blank, read('Please hold'), ...silently), 'inconclusive', 'words of its own', [2, 3]);
});

test('an acknowledgement that an escalation with a message has as well passes', () => {
  const finding = found(
    blank,
    read('Sure.'),
    ...silently,
    said(undefined, twin),
    read('Sure.', twin),
    ...transferred(twin),
  );
  expectFinding(finding, 'pass', 'nothing that came for the transfer', [2, 4, 5]);
});

test('an acknowledgement in other words than at an escalation with a message passes', () => {
  const acknowledged = [said(undefined, twin), read('One moment.', twin), ...transferred(twin)];
  expectFinding(found(blank, read('Sure.'), ...silently, ...acknowledged), 'pass', 'nothing that came', [2, 4, 5]);
});

test('a text beside the acknowledgement fails, and the acknowledgement does not', () => {
  const acknowledged = [said(undefined, twin), read('Sure.', twin), ...transferred(twin)];
  const finding = found(blank, read('Sure.'), read('Please hold'), ...silently, ...acknowledged);
  expectFinding(finding, 'fail', 'the consumer read "Please hold"', [2, 4, 5]);
});

test('texts after the hand-over are free', () => {
  expectFinding(found(blank, ...silently, read('Bye'), ...twinTransfers), 'pass', 'nothing that came', [2, 3, 4]);
});

test('no request is inconclusive', () => {
  expectFinding(found(blank, passed(2_000)), 'inconclusive', 'No transfer was requested', [2]);
});

test('a request that the platform answers with an error is inconclusive', () => {
  const finding = found(blank, requested({ message: blank }), answered('error'), ...twinTransfers);
  expectFinding(finding, 'inconclusive', 'not handed over', [2, 3]);
});

test('a bot that never has a text for the consumer is inconclusive', () => {
  expectFinding(found(blank, ...silently), 'inconclusive', 'one without a text shows nothing', []);
});

for (const [title, run] of Object.entries(onlyBlankMessageTests(found))) test(title, run);

test('the message of a call that failed later and is made again is not held against BLANK_MESSAGE, and another one is', () => {
  const dialogs: Dialog[] = [
    {
      name: 'escalate',
      type: 'dialog',
      patterns: [askForAgent],
      interactions: [{ type: 'agent-transfer', agentSkillId: '42', messageToUser: 'First' }],
    },
    {
      name: 'caught',
      type: 'dialog',
      patterns: [sentinel],
      interactions: [{ type: 'agent-transfer', agentSkillId: '43', messageToUser: blank }],
    },
  ];
  const found = (again: string) =>
    blankSendsNothing.judge(
      traceOf({ dialogs }, [
        offered,
        said(),
        ...transferred({ skillId: '42', message: 'First' }),
        failed(1),
        ...transferred({ attempt: 2, skillId: '42', message: again }),
        ...transferred({ attempt: 3, skillId: '43', message: blank }),
        passed(4_000),
      ]),
    );

  expect(found('First').verdict).toBe('pass');
  expect(found('Else')).toMatchObject({
    verdict: 'fail',
    because: expect.stringContaining('the consumer read "Else"'),
  });
});

test('a message that is told by its place is no text of the bot’s own', () => {
  const byPlace = [said(undefined, twin), read(someMessage, twin), requestedByPlace(twin)];
  const finding = found(blank, read('Please hold'), ...silently, ...byPlace);
  expectFinding(finding, 'fail', 'the consumer read "Please hold"', [2, 3, 4]);
});

test('a text of the bot is held against another to a skill that nobody holds either', () => {
  const conversations = { main: { integration: { messageToUser: blank } }, 'with-text': {} };
  const trace = traceOf({ conversations, platform: { skills: [] } }, [
    ...[offered, said(), read('Please hold'), requested({ message: blank }), passed(4_000)],
    ...[said(undefined, twin), requested(twin), passed(4_000, twin)],
  ]);
  expectFinding(blankSendsNothing.judge(trace), 'fail', 'the consumer read "Please hold"', [2, 3, 4]);
});

test('a text of the bot is not held against another escalation that was not the first thing in its conversation', () => {
  const talked = [said('hello', twin), passed(4_000, twin)];
  const finding = found(blank, read('Please hold'), ...silently, ...talked, ...twinTransfers);
  expectFinding(finding, 'inconclusive', 'words of its own', [2, 3]);
});

test('a text of the bot is not held against another escalation whose message did not come', () => {
  const other = [said(undefined, twin), ...transferred({ ...twin, message: 'Something else' })];
  expectFinding(found(blank, read('Please hold'), ...silently, ...other), 'inconclusive', 'words of its own', [2, 3]);
});

test('a text of the dialog that has the word in it passes', () => {
  const says = { type: 'text' as const, text: 'BLANK_MESSAGE is what you will not read' };
  const dialogs = [dialog('escalate', askForAgent, says, escalate)];
  const conversations = { main: { dialogs, integration: { messageToUser: blank } }, 'with-text': {} };
  const trace = traceOf({ conversations }, [offered, said(), read(says.text), ...silently, ...twinTransfers]);
  expectFinding(blankSendsNothing.judge(trace), 'pass', 'nothing that came for the transfer', [2, 4, 5]);
});
