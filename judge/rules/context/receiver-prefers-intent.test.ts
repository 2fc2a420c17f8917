import { expectFinding } from '../../../quality/testing/expect-finding';
import { passed, read } from '../../../quality/testing/event-bodies';
import { byIntent, byWords, judgedReceiving } from '../../../quality/testing/receiving-bot';
import { test } from '../../../quality/testing/test';
import { receiverPrefersIntent } from './receiver-prefers-intent';

const found = judgedReceiving(receiverPrefersIntent.judge);
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
