import { expectFinding } from '../../../quality/testing/expect-finding';
import { escalatingDialog, failures, persistentDialogs } from '../../../quality/testing/failing-bot';
import { passed, read, requested, said } from '../../../quality/testing/event-bodies';
import { test } from '../../../quality/testing/test';
import { traceOf, type Happened } from '../../../quality/testing/trace-builder';
import type { Dialog, Interaction } from '../../../protocol/types';
import { uncaughtGoesToFallback } from './uncaught-goes-to-fallback';

const fallback = (...interactions: Interaction[]): Dialog => ({
  name: 'fallback',
  type: 'fallback',
  patterns: [],
  interactions,
});

function found(eventBodies: readonly Happened[], dialogs: readonly Dialog[] = [escalatingDialog]) {
  return uncaughtGoesToFallback.judge(traceOf({ dialogs }, eventBodies));
}

test('the declared fallback message passes', () => {
  expectFinding(found([...failures(1), read('Pardon?')]), 'pass', 'got the fallback answer', [5, 6]);
});

test('the text of the Fallback dialog passes', () => {
  const dialogs = [escalatingDialog, fallback({ type: 'text', text: 'Say that again' })];
  expectFinding(found([...failures(1), read('Say that again')], dialogs), 'pass', 'got the fallback answer', [5, 6]);
});

test('the text of the Fallback dialog holds what its variable has become', () => {
  const change: Dialog = {
    name: 'change',
    type: 'dialog',
    patterns: ['call me Ada'],
    interactions: [{ type: 'set-variable', variable: 'name', value: 'Ada' }],
  };
  const again = fallback({ type: 'text', text: 'Say that again, {$botContext.name}' });
  const bot = { contextVariables: { name: 'you' }, dialogs: [escalatingDialog, change, again] };
  const judged = (text: string) =>
    uncaughtGoesToFallback.judge(traceOf({ bot }, [said('call me Ada'), ...failures(1), read(text), passed(4_000)]));

  expectFinding(judged('Say that again, Ada'), 'pass', 'got the fallback answer', [6, 7]);
  expectFinding(judged('Say that again, you'), 'fail', 'no fallback answer', [6, 7, 8]);
});

test('a Fallback dialog that changes its own variable has both values', () => {
  const again = fallback(
    { type: 'text', text: 'Dear {$botContext.name}' },
    { type: 'set-variable', variable: 'name', value: 'Ada' },
    { type: 'text', text: 'Or {$botContext.name}' },
  );
  const bot = { contextVariables: { name: 'you' }, dialogs: [escalatingDialog, again] };
  const judged = (text: string) => uncaughtGoesToFallback.judge(traceOf({ bot }, [...failures(1), read(text)]));

  expectFinding(judged('Dear you'), 'pass', 'got the fallback answer', [5, 6]);
  expectFinding(judged('Or Ada'), 'pass', 'got the fallback answer', [5, 6]);
});

test('silence fails', () => {
  expectFinding(found([...failures(1), passed(4_000)]), 'fail', 'no fallback answer', [5, 6]);
});

test('a play that ends too early is inconclusive', () => {
  expectFinding(found([...failures(1), passed(1_000)]), 'inconclusive', 'only 1.0 s of 3.5 s', [5]);
});

test('a Fallback dialog that says nothing of its own is not judged', () => {
  const dialogs = [escalatingDialog, fallback({ type: 'integration', integration: 'escalation' })];
  const finding = found([...failures(1), requested({ attempt: 2 }), passed(4_000)], dialogs);
  expectFinding(finding, 'inconclusive', 'was left uncaught', []);
});

test('a failure that a dialog catches is inconclusive', () => {
  expectFinding(found([...failures(1), passed(4_000)], persistentDialogs), 'inconclusive', 'was left uncaught', []);
});
