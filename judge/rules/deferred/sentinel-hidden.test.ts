import { expectFinding } from '../../../quality/testing/expect-finding';
import { failures, persistentDialogs, someApology } from '../../../quality/testing/failing-bot';
import { offered, passed, read, said, transferred } from '../../../quality/testing/event-bodies';
import { test } from '../../../quality/testing/test';
import { traceOf, type Happened } from '../../../quality/testing/trace-builder';
import { sentinel } from '../../../trace/trace';
import { sentinelHidden } from './sentinel-hidden';

function found(...eventBodies: Happened[]) {
  return sentinelHidden.judge(traceOf({ dialogs: persistentDialogs }, eventBodies));
}

test('a failure to which the bot reacts in other words passes', () => {
  expectFinding(found(...failures(1), read(someApology)), 'pass', 'the consumer never saw that text', [5, 6]);
});

test('the text in front of the consumer fails', () => {
  expectFinding(
    found(...failures(1), read(sentinel)),
    'fail',
    'The consumer saw "__agent_escalation_failed__"',
    [5, 6],
  );
});

test('the text within another one fails', () => {
  expectFinding(found(...failures(1), read(`I do not know ${sentinel}.`)), 'fail', 'meant for the bot alone', [5, 6]);
});

test('the text in the message of a transfer fails', () => {
  const finding = found(...failures(1), ...transferred({ attempt: 2, message: sentinel }));
  expectFinding(finding, 'fail', 'meant for the bot alone', [5, 7]);
});

test('a bot that shows no reaction is inconclusive', () => {
  expectFinding(found(...failures(1), passed(9_000)), 'inconclusive', 'no sign of having heard', [5]);
});

test('no failure is inconclusive', () => {
  expectFinding(found(offered, said(), ...transferred()), 'inconclusive', 'No accepted transfer failed', []);
});

test('an echo of what the consumer wrote is not judged', () => {
  expectFinding(found(offered, said(sentinel), read(sentinel)), 'inconclusive', 'No accepted transfer failed', []);
});
