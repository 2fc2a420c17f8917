import { expectFinding } from '../../../quality/testing/expect-finding';
import { answered, passed, read, requested } from '../../../quality/testing/event-bodies';
import { byIntent, byWords, judgedReceiving } from '../../../quality/testing/receiving-bot';
import { test } from '../../../quality/testing/test';
import type { Happened } from '../../../quality/testing/trace-builder';
import { receiverStartsIntentDialog } from './receiver-starts-intent-dialog';
import type { Dialog } from '../../../protocol/types';

const found = judgedReceiving(receiverStartsIntentDialog.judge);

test('the text of the dialog of the intent passes', () => {
  expectFinding(found({ intentId: 'billing' }, [read('You meant that')]), 'pass', '"by intent"', [1, 2]);
});

test('the text of the dialog of the message passes', () => {
  expectFinding(found({ userMessage: 'my bill' }, [read('You said so')]), 'pass', '"by words"', [1, 2]);
});

test('another text fails once there was time for the right one', () => {
  const finding = found({ intentId: 'billing' }, [read('Pardon?'), passed(5_000)]);
  expectFinding(finding, 'fail', 'did not start the dialog "by intent": the consumer read "Pardon?"', [1, 2, 3]);
});

test('a bot that does nothing is told as that', () => {
  const finding = found({ intentId: 'billing' }, [passed(5_000)]);
  expectFinding(finding, 'fail', 'did nothing at all within 5.0 s of being handed the conversation', [1, 2]);
});

test('a bot of which a call is refused did something, and is told by that call', () => {
  const refused: Happened = { kind: 'call-refused', call: 'POST /messages', status: 400, why: 'no text', raw: {} };
  const finding = found({ intentId: 'billing' }, [refused, passed(5_000)]);
  expectFinding(finding, 'fail', '"by intent": the platform refused its call with status 400', [1, 2, 3]);
});

test('a bot that transfers instead, or runs another dialog, is told by that', () => {
  const transfers = found({ intentId: 'billing' }, [requested(), passed(5_000)]);
  expectFinding(transfers, 'fail', '"by intent": a transfer was requested instead.', [1, 2, 3]);
  const other = found({ intentId: 'billing' }, [read('You said so'), passed(5_000)]);
  expectFinding(other, 'fail', '"by intent": its dialog "by words" said "You said so" instead.', [1, 2, 3]);
});

test('a play that ends at once is inconclusive', () => {
  expectFinding(found({ intentId: 'billing' }, [passed(1_000)]), 'inconclusive', 'only 1.0 s of ', [1]);
});

test('an unknown intent with a message that fits is not judged', () => {
  const finding = found({ intentId: 'sales', userMessage: 'my bill' }, [read('Pardon?'), passed(5_000)]);
  expectFinding(finding, 'inconclusive', 'fits one of its dialogs', []);
});

test('nothing handed over is not judged', () => {
  expectFinding(found({}, [passed(5_000)]), 'inconclusive', 'fits one of its dialogs', []);
});

test('a dialog that escalates first is not judged', () => {
  const onward: Dialog = { ...byIntent, interactions: [{ type: 'integration', integration: 'escalation' }] };
  expectFinding(found({ intentId: 'billing' }, [passed(5_000)], [onward]), 'inconclusive', 'fits one', []);
});

test('a dialog that escalates first, and says something afterwards, is not judged', () => {
  const onward: Dialog = {
    ...byIntent,
    interactions: [{ type: 'integration', integration: 'escalation', nextDialog: 'by words' }],
  };
  const refused = [requested(), answered('error'), passed(5_000)];
  expectFinding(found({ intentId: 'billing' }, refused, [onward, byWords]), 'inconclusive', 'fits one', []);
});

test('a Fallback dialog that hears what was handed over is not judged', () => {
  const fallback: Dialog = { name: 'fallback', type: 'fallback', patterns: [], interactions: byWords.interactions };
  const finding = found({ userMessage: 'no idea' }, [passed(5_000)], [byIntent, fallback]);
  expectFinding(finding, 'inconclusive', 'fits one of its dialogs', []);
});
