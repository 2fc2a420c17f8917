import { expectFinding } from '../../../quality/testing/expect-finding';
import {
  escalatingDialog,
  failures,
  longAfter,
  persistentDialogs,
  someApology,
} from '../../../quality/testing/failing-bot';
import { passed, read, requested } from '../../../quality/testing/event-bodies';
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

test('no dialog that catches failures is inconclusive', () => {
  const finding = found([...failures(4), longAfter], { dialogs: [escalatingDialog] });
  expectFinding(finding, 'inconclusive', 'failed for the fourth time', []);
});
