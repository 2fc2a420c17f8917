import { expectFinding } from '../../../quality/testing/expect-finding';
import {
  catchingDialog,
  escalatingDialog,
  failures,
  longAfter,
  persistentDialogs,
  someApology,
} from '../../../quality/testing/failing-bot';
import { accepted, failed, offered, passed, read, requested, said } from '../../../quality/testing/event-bodies';
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

test('a fifth request for which the consumer had asked while the bot was still at work is inconclusive, and a sixth fails', () => {
  const dialogs = [escalatingDialog, catchingDialog({ type: 'text', text: someApology })];
  const fails = (attempt: number) => [...accepted(attempt), failed(attempt)];
  const first = [1, 2].flatMap((attempt) => [said(), ...fails(attempt), read(someApology)]);
  // The connector makes the fourth call by itself.
  const asked = [said(), ...fails(3), said(), read(someApology), ...accepted(4), passed(4_000), failed(4)];
  const before = [offered, ...first, ...asked];
  const judge = (...eventBodies: Happened[]) =>
    stopsAfterFourthFailure.judge(traceOf({ dialogs }, [...before, ...eventBodies, longAfter]));
  const [fifth, sixth] = [requested({ attempt: 5 }), requested({ attempt: 6 })];

  expectFinding(judge(fifth), 'inconclusive', 'while the bot was still at work', [21, 22]);
  expectFinding(judge(fifth, sixth), 'fail', 'although nobody asked', [21, 22, 23]);
});

test('a play that ends too early is inconclusive', () => {
  expectFinding(found(...failures(4), passed(9_000)), 'inconclusive', 'Observed 9.0 s of 10.0 s', [17]);
});

test('three failures are inconclusive', () => {
  expectFinding(found(...failures(3), longAfter), 'inconclusive', 'failed for the fourth time', []);
});
