import { expectFinding } from '../../../quality/testing/expect-finding';
import { escalatingDialog, failures, persistentDialogs } from '../../../quality/testing/failing-bot';
import { accepted, failed, passed, read, said } from '../../../quality/testing/event-bodies';
import { expect, test } from '../../../quality/testing/test';
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

test('the message of the bot in the place of the Fallback dialog fails, and the other way round', () => {
  const dialogs = [escalatingDialog, fallback];
  const instead = [mumbled, read('Say that again'), ...failures(1), read('Pardon?'), passed(4_000)];
  const because = "got a text of the Fallback dialog, and a failed escalation that no dialog catches got the bot's own";
  expectFinding(found(instead, dialogs), 'fail', because, [1, 2, 7, 8, 9]);
  const round = [mumbled, read('Pardon?'), passed(4_000), ...failures(1), read('Say that again'), passed(4_000)];
  const theOtherWay =
    "got the bot's own fallback message, and a failed escalation that no dialog catches got a text of";
  expectFinding(found(round, dialogs), 'fail', theOtherWay, [1, 2, 8, 9, 10]);
});

test('one of both answers is enough, whichever other texts got', () => {
  const dialogs = [escalatingDialog, fallback];
  const twice = [mumbled, read('Say that again'), passed(4_000), mumbled, read('Pardon?'), passed(4_000)];
  expectFinding(found([...twice, ...failures(1), read('Say that again')], dialogs), 'pass', 'Both got', [1, 2, 11, 12]);
  expectFinding(found([...twice, ...failures(1), read('Pardon?')], dialogs), 'pass', 'Both got', [4, 5, 11, 12]);
  const both = [mumbled, read('Pardon?'), passed(4_000), ...failures(1), read('Say that again'), read('Pardon?')];
  expectFinding(found(both, dialogs), 'pass', 'Both got', [1, 2, 8, 10]);
});

test('a Fallback dialog that says what the bot says of its own tells nobody which of both it was', () => {
  const same: Dialog = { ...fallback, interactions: [{ type: 'text', text: 'Pardon?' }] };
  const eventBodies = [mumbled, read('Pardon?'), ...failures(1), read('Pardon?')];
  expectFinding(found(eventBodies, [escalatingDialog, same]), 'pass', 'Both got', [1, 2, 7, 8]);
});

test('what another conversation got, or this one later, is nothing to hold it against', () => {
  const [other, mumbledThere] = [{ conversation: 'other' }, said('mumble', { conversation: 'other' })];
  const judged = (eventBodies: readonly Happened[]) =>
    uncaughtLikeOtherTexts.judge(
      traceOf({ dialogs: [escalatingDialog], conversations: { main: {}, other: {} } }, eventBodies),
    );
  const elsewhere = [
    mumbledThere,
    read('Pardon?', other),
    ...failures(1, 'main'),
    passed(4_000, { conversation: 'main' }),
  ];
  expectFinding(judged(elsewhere), 'inconclusive', 'nothing to hold it against', [7]);
  const later = [...failures(1), passed(4_000), mumbled, read('Pardon?')];
  expectFinding(found(later), 'inconclusive', 'nothing to hold it against', [5]);
});

test('what such words got before is told as due, each answer once', () => {
  const due = (...texts: string[]) => {
    const before = texts.flatMap((text) => [mumbled, read(text), passed(4_000)]);
    return found([...before, ...failures(1), passed(4_000)], [escalatingDialog, fallback]).expected;
  };
  expect(due('Pardon?')).toBe('"Pardon?"');
  expect(due('Say that again', 'Say that again')).toBe('"Say that again"');
  expect(due('Say that again', 'Pardon?')).toBe('"Pardon?" or "Say that again"');
});

test('a wrong answer of a play that ends too early is inconclusive', () => {
  const eventBodies = [mumbled, read('Say that again'), ...failures(1), read('Pardon?'), passed(1_000)];
  expectFinding(found(eventBodies, [escalatingDialog, fallback]), 'inconclusive', 'only 1.0 s of 3.5 s', [7]);
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
