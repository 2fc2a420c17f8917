import { expectFinding } from '../../../quality/testing/expect-finding';
import { failures, longAfter, persistentDialogs } from '../../../quality/testing/failing-bot';
import { passed, requested, said } from '../../../quality/testing/event-bodies';
import { test } from '../../../quality/testing/test';
import { traceOf, type Happened } from '../../../quality/testing/trace-builder';
import { stopsAfterFourthFailure } from './stops-after-fourth-failure';

function found(...eventBodies: Happened[]) {
  return stopsAfterFourthFailure.judge(traceOf({ dialogs: persistentDialogs }, eventBodies));
}

test('no request after the fourth failure passes', () => {
  expectFinding(found(...failures(4), longAfter), 'pass', 'within 12.0 s', [17]);
});

test('a fifth request that nobody asked for fails', () => {
  expectFinding(found(...failures(4), requested({ attempt: 5 }), longAfter), 'fail', 'although nobody asked', [17, 18]);
});

test('a fifth request that the consumer asks for passes', () => {
  expectFinding(
    found(...failures(4), longAfter, said(), requested({ attempt: 5 })),
    'pass',
    'No further transfer',
    [17],
  );
});

test('a play that ends too early is inconclusive', () => {
  expectFinding(found(...failures(4), passed(9_000)), 'inconclusive', 'Observed 9.0 s of 10.0 s', [17]);
});

test('three failures are inconclusive', () => {
  expectFinding(found(...failures(3), longAfter), 'inconclusive', 'failed for the fourth time', []);
});
