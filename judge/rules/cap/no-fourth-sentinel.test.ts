import { expectFinding } from '../../../quality/testing/expect-finding';
import {
  escalatingDialog,
  failures,
  longAfter,
  persistentDialogs,
  someApology,
} from '../../../quality/testing/failing-bot';
import { accepted, failed, offered, passed, read, requested, said } from '../../../quality/testing/event-bodies';
import { test } from '../../../quality/testing/test';
import { traceOf, type Happened, type SetupOverrides } from '../../../quality/testing/trace-builder';
import { capText } from '../../../trace/trace';
import { noFourthSentinel } from './no-fourth-sentinel';

function found(eventBodies: readonly Happened[], more: SetupOverrides = {}) {
  return noFourthSentinel.judge(traceOf({ dialogs: persistentDialogs, ...more }, eventBodies));
}

test('three reactions and none to the fourth failure pass', () => {
  expectFinding(found([...failures(4), read(capText), longAfter]), 'pass', 'first three failures', [6, 10, 14, 17]);
});

test('a fourth reaction fails', () => {
  const eventBodies = [...failures(4), read(someApology), requested({ attempt: 5 })];
  expectFinding(found(eventBodies), 'fail', 'as if it had been told of it', [17, 18, 19]);
});

test('a bot that never reacted is inconclusive', () => {
  const mute = failures(4)
    .filter((each) => each.kind !== 'consumer-read')
    .flatMap((each) => (each.kind === 'transfer-failed' ? [each, passed(6_000)] : [each]));
  expectFinding(found([...mute, longAfter]), 'inconclusive', 'no reaction to the earlier failures', []);
});

test('a play that ends too early is inconclusive', () => {
  expectFinding(found([...failures(4), passed(1_000)]), 'inconclusive', 'only 1.0 s of 3.5 s', [17]);
});

test('three failures are inconclusive', () => {
  expectFinding(found([...failures(3), longAfter]), 'inconclusive', 'failed for the fourth time', []);
});

/** The consumer asks four times, and each attempt fails; the bot has no dialog for that. */
const fourUncaught = (...fourth: Happened[]) => {
  const tries = [1, 2, 3, 4].flatMap((n) => [
    said(),
    ...accepted(n),
    failed(n),
    ...(n < 4 ? [read('Pardon?'), passed(6_000)] : fourth),
  ]);
  return found([offered, ...tries, longAfter], { dialogs: [escalatingDialog] });
};

test('the fallback that answers three failures that no dialog catches, and not the fourth, passes', () => {
  expectFinding(fourUncaught(read(capText)), 'pass', 'not to the fourth', [6, 12, 18, 23]);
});

test('the fallback that answers the fourth as well fails', () => {
  const finding = fourUncaught(read(capText), read('Pardon?'));
  expectFinding(finding, 'fail', 'as if it had been told of it', [23, 25]);
});

test('words that the end of the escalation is told by are no reaction', () => {
  const finding = found([...failures(4), read(someApology), longAfter], {
    bot: { defaultUserFriendlyResponse: someApology },
  });
  expectFinding(finding, 'inconclusive', 'no reaction to the earlier failures', []);
});

test('another call after the fourth failure is no reaction where the bot does not fall back any more', () => {
  const finding = fourUncaught(read(capText), requested({ attempt: 5 }));
  expectFinding(finding, 'pass', 'not to the fourth', [6, 12, 18, 23]);
});
