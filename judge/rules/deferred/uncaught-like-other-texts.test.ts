import { expectFinding } from '../../../quality/testing/expect-finding';
import { escalatingDialog, failures, persistentDialogs } from '../../../quality/testing/failing-bot';
import { accepted, failed, passed, read, said } from '../../../quality/testing/event-bodies';
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

function found(eventBodies: readonly Happened[], dialogs: readonly Dialog[] = [escalatingDialog]) {
  return uncaughtLikeOtherTexts.judge(traceOf({ dialogs }, eventBodies));
}

const mumbled = said('mumble');

test('the same answer to both passes', () => {
  const eventBodies = [mumbled, read('Pardon?'), ...failures(1), read('Pardon?')];
  expectFinding(found(eventBodies), 'pass', 'Both got the fallback answer', [1, 2, 7, 8]);
});

test('the answer of a Fallback dialog to both passes', () => {
  const eventBodies = [mumbled, read('Say that again'), ...failures(1), read('Say that again')];
  expectFinding(found(eventBodies, [escalatingDialog, fallback]), 'pass', 'Both got', [1, 2, 7, 8]);
});

test('an answer to the text alone fails', () => {
  const eventBodies = [mumbled, read('Pardon?'), ...failures(1), passed(4_000)];
  expectFinding(found(eventBodies), 'fail', 'that no dialog catches got none', [1, 2, 7, 8]);
});

test('words of its own in the place of the answer fail', () => {
  const eventBodies = [mumbled, read('Pardon?'), ...failures(1), read('So sorry'), passed(4_000)];
  expectFinding(found(eventBodies), 'fail', 'that no dialog catches got none', [1, 2, 7, 8, 9]);
});

test('a bot that gives such texts no answer either is not held to one', () => {
  const eventBodies = [mumbled, passed(4_000), ...failures(1), passed(4_000)];
  expectFinding(found(eventBodies), 'inconclusive', 'nothing to hold it against', [7]);
});

test('without such a text there is nothing to hold it against', () => {
  expectFinding(found([...failures(1), passed(4_000)]), 'inconclusive', 'nothing to hold it against', [5]);
});

test('a play that ends too early is inconclusive', () => {
  const eventBodies = [mumbled, read('Pardon?'), ...failures(1), passed(1_000)];
  expectFinding(found(eventBodies), 'inconclusive', 'only 1.0 s of 3.5 s', [7]);
});

test('a failure that a dialog catches is inconclusive', () => {
  const eventBodies = [mumbled, read('Pardon?'), ...failures(1), passed(4_000)];
  expectFinding(found(eventBodies, persistentDialogs), 'inconclusive', 'was left uncaught', []);
});

test('a Fallback dialog without a text of its own is not judged', () => {
  const mute: Dialog = { ...fallback, interactions: [] };
  const eventBodies = [mumbled, read('Pardon?'), ...failures(1), passed(4_000)];
  expectFinding(found(eventBodies, [escalatingDialog, mute]), 'inconclusive', 'was left uncaught', []);
});

test('an earlier failure that got the fallback answer is nothing to hold it against', () => {
  const second = [passed(4_000), said(), ...accepted(2), failed(2), passed(4_000)];
  const finding = found([...failures(1), read('Pardon?'), ...second]);
  expectFinding(finding, 'inconclusive', 'nothing to hold it against', [5]);
});
