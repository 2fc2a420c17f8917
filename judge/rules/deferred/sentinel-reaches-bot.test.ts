import { expectFinding } from '../../../quality/testing/expect-finding';
import {
  catchingDialog,
  escalatingDialog,
  failures,
  persistentDialogs,
  someApology,
} from '../../../quality/testing/failing-bot';
import { answered, offered, passed, read, requested, said, failed } from '../../../quality/testing/event-bodies';
import { test } from '../../../quality/testing/test';
import { traceOf, type Happened } from '../../../quality/testing/trace-builder';
import type { Dialog } from '../../../protocol/types';
import { sentinelReachesBot } from './sentinel-reaches-bot';

function found(eventBodies: readonly Happened[], dialogs: readonly Dialog[] = persistentDialogs) {
  return sentinelReachesBot.judge(traceOf({ dialogs }, eventBodies));
}

test('a text of the dialog that catches the failure passes', () => {
  expectFinding(found([...failures(1), read(someApology)]), 'pass', 'ran', [5, 6]);
});

test('the transfer that a wordless dialog asks for passes', () => {
  const wordless = [escalatingDialog, catchingDialog({ type: 'integration', integration: 'escalation' })];
  expectFinding(found([...failures(1), requested({ attempt: 2 })], wordless), 'pass', 'ran', [5, 6]);
});

test('a bot that does not react fails', () => {
  const because =
    'failure 1 of the conversation, and the dialog that catches "__agent_escalation_failed__" did not run: the bot said nothing.';
  expectFinding(found([...failures(1), passed(4_000)]), 'fail', because, [5, 6]);
});

test('another dialog in its place fails', () => {
  expectFinding(
    found([...failures(1), read('Pardon?'), passed(4_000)]),
    'fail',
    'did not run: the consumer read "Pardon?" instead.',
    [5, 6, 7],
  );
});

test('a play that ends too early is inconclusive', () => {
  expectFinding(found([...failures(1), passed(500)]), 'inconclusive', 'only 0.5 s of 3.5 s', [5]);
});

test('a dialog that begins with a delay is given its time', () => {
  const delayed = catchingDialog({ type: 'integration', integration: 'escalation', interactionDelay: 6_000 });
  expectFinding(found([...failures(1), passed(4_000)], [escalatingDialog, delayed]), 'inconclusive', 'of 7.5 s', [5]);
});

test('no failure is inconclusive', () => {
  expectFinding(found([offered, said(), requested()]), 'inconclusive', 'No accepted transfer failed', []);
});

test('no dialog that catches it is inconclusive', () => {
  const finding = found([...failures(1), passed(4_000)], [escalatingDialog]);
  expectFinding(finding, 'inconclusive', 'a dialog in place that catches it', []);
});

test('the fourth failure is not judged', () => {
  const eventBodies = [
    ...failures(3),
    read(someApology),
    requested({ attempt: 4 }),
    answered('accepted', 4),
    failed(4),
  ];
  expectFinding(found([...eventBodies, passed(4_000)]), 'pass', 'ran', [5, 6]);
});

test('the third failure is not judged where one at once came before it', () => {
  const retry = [requested({ attempt: 1 }), answered('error'), said()];
  const [offer, asked, ...rest] = failures(3).map((each) =>
    'attempt' in each ? { ...each, attempt: each.attempt + 1 } : each,
  );
  const eventBodies = [offer, asked, ...retry, ...rest, passed(4_000)].flatMap((each) => each ?? []);
  expectFinding(found(eventBodies), 'pass', 'ran', [8, 9]);
});

test('of the failure of a transfer that went round a silent bot it is told like of any other', () => {
  const eventBodies: Happened[] = [offered, { kind: 'outage-began' }, ...failures(1).slice(1)];
  eventBodies.splice(5, 0, { kind: 'outage-ended' });
  expectFinding(found([...eventBodies, passed(4_000)]), 'fail', 'did not run', [7, 8]);
  expectFinding(found([...eventBodies, read(someApology)]), 'pass', 'ran', [7, 8]);
});

test('a failure that a bot meets while it is silent is not judged', () => {
  const eventBodies: Happened[] = [offered, { kind: 'outage-began' }, ...failures(1).slice(1)];
  expectFinding(found([...eventBodies, passed(4_000)]), 'inconclusive', 'No accepted transfer failed', []);
});

test('a dialog that does nothing to be seen is not judged', () => {
  const mute = [escalatingDialog, catchingDialog({ type: 'set-variable', variable: 'failed', value: 'yes' })];
  expectFinding(found([...failures(1), passed(9_000)], mute), 'inconclusive', 'No accepted transfer failed with', []);
});
