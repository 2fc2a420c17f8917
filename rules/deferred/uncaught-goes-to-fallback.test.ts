import { expectFinding } from '../../testing/expect-finding';
import { escalatingDialog, failures, persistentDialogs } from '../../testing/failing-bot';
import { passed, read, requested } from '../../testing/happenings';
import { test } from '../../testing/test';
import { traceOf, type Happened } from '../../testing/trace-builder';
import type { Dialog, Interaction } from '../../protocol/types';
import { uncaughtGoesToFallback } from './uncaught-goes-to-fallback';

const fallback = (...interactions: Interaction[]): Dialog => ({
  name: 'fallback',
  type: 'fallback',
  patterns: [],
  interactions,
});

function found(happenings: readonly Happened[], dialogs: readonly Dialog[] = [escalatingDialog]) {
  return uncaughtGoesToFallback.judge(traceOf({ dialogs }, happenings));
}

test('the declared fallback message passes', () => {
  expectFinding(found([...failures(1), read('Pardon?')]), 'pass', 'got the fallback answer', [5, 6]);
});

test('the text of the Fallback dialog passes', () => {
  const dialogs = [escalatingDialog, fallback({ type: 'text', text: 'Say that again' })];
  expectFinding(found([...failures(1), read('Say that again')], dialogs), 'pass', 'got the fallback answer', [5, 6]);
});

test('silence fails', () => {
  expectFinding(found([...failures(1), passed(2_000)]), 'fail', 'no fallback answer', [5, 6]);
});

test('a play that ends too early is inconclusive', () => {
  expectFinding(found([...failures(1), passed(1_000)]), 'inconclusive', 'only 1.0 s of 1.5 s', [5]);
});

test('a Fallback dialog that says nothing of its own is not judged', () => {
  const dialogs = [escalatingDialog, fallback({ type: 'integration', integration: 'escalation' })];
  const finding = found([...failures(1), requested({ attempt: 2 }), passed(2_000)], dialogs);
  expectFinding(finding, 'inconclusive', 'was left uncaught', []);
});

test('a failure that a dialog catches is inconclusive', () => {
  expectFinding(found([...failures(1), passed(2_000)], persistentDialogs), 'inconclusive', 'was left uncaught', []);
});
