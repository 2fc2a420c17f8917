import { expectFinding } from '../../../quality/testing/expect-finding';
import { escalatingDialog, failures, persistentDialogs } from '../../../quality/testing/failing-bot';
import { passed, read, said } from '../../../quality/testing/happenings';
import { test } from '../../../quality/testing/test';
import { traceOf, type Happened } from '../../../quality/testing/trace-builder';
import type { Dialog } from '../../../protocol/types';
import { uncaughtLikeOtherTexts } from './uncaught-like-other-texts';

const fallback: Dialog = {
  name: 'fallback',
  type: 'fallback',
  patterns: [],
  interactions: [{ type: 'text', text: 'Say that again' }],
};

function found(happenings: readonly Happened[], dialogs: readonly Dialog[] = [escalatingDialog]) {
  return uncaughtLikeOtherTexts.judge(traceOf({ dialogs }, happenings));
}

const mumbled = said('mumble');

test('the same answer to both passes', () => {
  const happenings = [mumbled, read('Pardon?'), ...failures(1), read('Pardon?')];
  expectFinding(found(happenings), 'pass', 'Both got the fallback answer', [1, 2, 7, 8]);
});

test('the answer of a Fallback dialog to both passes', () => {
  const happenings = [mumbled, read('Say that again'), ...failures(1), read('Say that again')];
  expectFinding(found(happenings, [escalatingDialog, fallback]), 'pass', 'Both got', [1, 2, 7, 8]);
});

test('an answer to the text alone fails', () => {
  const happenings = [mumbled, read('Pardon?'), ...failures(1), passed(4_000)];
  expectFinding(found(happenings), 'fail', 'that no dialog catches got none', [1, 2, 7, 8]);
});

test('words of its own in the place of the answer fail', () => {
  const happenings = [mumbled, read('Pardon?'), ...failures(1), read('So sorry'), passed(4_000)];
  expectFinding(found(happenings), 'fail', 'that no dialog catches got none', [1, 2, 7, 8, 9]);
});

test('a bot that gives such texts no answer either is not held to one', () => {
  const happenings = [mumbled, passed(4_000), ...failures(1), passed(4_000)];
  expectFinding(found(happenings), 'inconclusive', 'nothing to hold it against', [7]);
});

test('without such a text there is nothing to hold it against', () => {
  expectFinding(found([...failures(1), passed(4_000)]), 'inconclusive', 'nothing to hold it against', [5]);
});

test('a play that ends too early is inconclusive', () => {
  const happenings = [mumbled, read('Pardon?'), ...failures(1), passed(1_000)];
  expectFinding(found(happenings), 'inconclusive', 'only 1.0 s of 3.5 s', [7]);
});

test('a failure that a dialog catches is inconclusive', () => {
  const happenings = [mumbled, read('Pardon?'), ...failures(1), passed(4_000)];
  expectFinding(found(happenings, persistentDialogs), 'inconclusive', 'was left uncaught', []);
});
