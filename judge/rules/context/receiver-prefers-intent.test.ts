import { expectFinding } from '../../../quality/testing/expect-finding';
import { offered, passed, read } from '../../../quality/testing/event-bodies';
import { test } from '../../../quality/testing/test';
import { traceOf, type Happened } from '../../../quality/testing/trace-builder';
import { receiverPrefersIntent } from './receiver-prefers-intent';
import type { Dialog, HandedOver } from '../../../protocol/types';

const byWords: Dialog = {
  name: 'by words',
  type: 'dialog',
  patterns: ['my bill'],
  interactions: [{ type: 'text', text: 'You said so' }],
};
const byIntent: Dialog = {
  name: 'by intent',
  type: 'dialog',
  patterns: ['-'],
  intentId: 'billing',
  interactions: [{ type: 'text', text: 'You meant that' }],
};

function found(handedOver: HandedOver, eventBodies: readonly Happened[], dialogs = [byWords, byIntent]) {
  return receiverPrefersIntent.judge(traceOf({ dialogs, handedOver }, [offered, ...eventBodies]));
}

const both = { intentId: 'billing', userMessage: 'my bill' };

test('the text of the dialog of the intent passes', () => {
  expectFinding(found(both, [read('You meant that')]), 'pass', '"by intent"', [1, 2]);
});

test('the text of the dialog of the message fails', () => {
  expectFinding(found(both, [read('You said so')]), 'fail', 'went by the message', [1, 2]);
});

test('neither text fails once there was time for one', () => {
  expectFinding(found(both, [passed(5_000)]), 'fail', 'did not start the dialog "by intent"', [1, 2]);
});

test('a play that ends at once is inconclusive', () => {
  expectFinding(found(both, []), 'inconclusive', 'only 0.0 s of ', [1]);
});

test('two dialogs that say the same pass', () => {
  const alike = { ...byWords, interactions: byIntent.interactions };
  expectFinding(found(both, [read('You meant that')], [alike, byIntent]), 'pass', '"by intent"', [1, 2]);
});

test('one of the two alone is not judged', () => {
  expectFinding(found({ intentId: 'billing' }, [read('You said so')]), 'inconclusive', 'fit different dialogs', []);
});

test('an intent and a message that fit the same dialog are not judged', () => {
  const finding = found(both, [read('You said so')], [{ ...byWords, intentId: 'billing' }]);
  expectFinding(finding, 'inconclusive', 'fit different dialogs', []);
});
