import { expectFinding } from '../../../quality/testing/expect-finding';
import { catchingDialog, failures, longAfter, persistentDialogs } from '../../../quality/testing/failing-bot';
import { accepted, passed, read, answered, offered, requested, said } from '../../../quality/testing/event-bodies';
import { test } from '../../../quality/testing/test';
import { traceOf, type Happened, type SetupOverrides } from '../../../quality/testing/trace-builder';
import { capText } from '../../../trace/trace';
import { textOnFourthFailure } from './text-on-fourth-failure';

function found(eventBodies: readonly Happened[], more: SetupOverrides = {}) {
  return textOnFourthFailure.judge(traceOf({ dialogs: persistentDialogs, ...more }, eventBodies));
}

test('the default text after the fourth failure passes', () => {
  expectFinding(
    found([...failures(4), read(capText), longAfter]),
    'pass',
    'gave the consumer the default text',
    [17, 18],
  );
});

test('the default text twice fails', () => {
  const finding = found([...failures(4), read(capText), read(capText), longAfter]);
  expectFinding(finding, 'fail', 'was told so 2 times', [17, 18, 19]);
});

test('the default text twice passes where it is a text of a dialog, too', () => {
  const dialogs = [...persistentDialogs, catchingDialog({ type: 'text', text: capText })];
  const finding = found([...failures(4), read(capText), read(capText), longAfter], { dialogs });
  expectFinding(finding, 'pass', 'gave the consumer the default text', [17, 18, 19]);
});

test('another wording fails', () => {
  const finding = found([...failures(4), read('Please try again later.'), longAfter]);
  expectFinding(finding, 'fail', 'the default text: the consumer read "Please try again later." instead', [17, 18, 19]);
});

test('silence fails', () => {
  const because = 'did not get the default text: the bot said nothing';
  expectFinding(found([...failures(4), longAfter]), 'fail', because, [17, 18]);
});

test('a text that comes with the fifth failure fails', () => {
  const because = 'did not get the default text: it came with failure 5';
  const fifth = failures(5).slice(17);
  expectFinding(
    found([...failures(4), longAfter, ...fifth, read(capText), longAfter]),
    'fail',
    because,
    [17, 18, 19, 20, 21],
  );
});

test('a play that ends too early is inconclusive', () => {
  expectFinding(found([...failures(4), passed(1_000)]), 'inconclusive', 'only 1.0 s of 3.5 s', [17]);
});

test('three failures are inconclusive', () => {
  expectFinding(found([...failures(3), longAfter]), 'inconclusive', 'failed for the fourth time', []);
});

test('a default user-friendly response is for another rule', () => {
  const bot = { defaultUserFriendlyResponse: 'So sorry' };
  expectFinding(found([...failures(4), longAfter], { bot }), 'inconclusive', 'failed for the fourth time', []);
});

test('a fourth failure after a success is not judged', () => {
  const [offer, ...rest] = failures(4);
  const success: Happened[] = [said(), requested({ attempt: 9 }), answered('accepted', 9)];
  const finding = found([...(offer ? [offer] : []), ...success, ...rest, longAfter]);
  expectFinding(finding, 'inconclusive', '4 transfers failed in this play, and none', [8, 12, 16, 20]);
});

test('a fourth failure after one at once is not judged', () => {
  const [offer, ...rest] = failures(4);
  const atOnce: Happened[] = [said(), requested({ attempt: 9 }), answered('error', 9)];
  const finding = found([...(offer ? [offer] : []), ...atOnce, ...rest, longAfter]);
  expectFinding(finding, 'inconclusive', '4 transfers failed in this play, and none', [8, 12, 16, 20]);
});

test('a fourth failure after one of a transfer that went round a silent bot is not judged', () => {
  const eventBodies: Happened[] = [offered, { kind: 'outage-began' }, ...failures(4).slice(1)];
  eventBodies.splice(5, 0, { kind: 'outage-ended' });
  const finding = found([...eventBodies, longAfter]);
  expectFinding(finding, 'inconclusive', '4 transfers failed in this play, and none', [7, 11, 15, 19]);
});

for (const [chatBotId, verdict, because] of [
  ['bot-1', 'inconclusive', '5 transfers failed in this play, and none'],
  ['bot-2', 'fail', 'did not get the default text'],
] as const) {
  test(`a fourth failure beside one in another conversation of ${chatBotId}: ${verdict}`, () => {
    const conversations = { other: { bot: { chatBotId } }, main: {} };
    const finding = found([...failures(1, 'other'), ...failures(4, 'main'), { ...longAfter, conversation: 'main' }], {
      conversations,
    } as SetupOverrides);
    expectFinding(finding, verdict, because, verdict === 'fail' ? [22, 23] : [5, 10, 14, 18, 22]);
  });
}

test('a text that comes with the fifth failure, beside another, is told as that', () => {
  const fifth = [...failures(5).slice(17), read('Nobody is left'), read(capText)];
  const finding = found([...failures(4), longAfter, ...fifth, longAfter]);
  expectFinding(finding, 'fail', 'did not get the default text: it came with failure 5', [17, 18, 19, 20, 21]);
});

test('a text that comes with the fifth failure, with a line feed behind it, is not told as the one that was due', () => {
  const fifth = [...failures(5).slice(17), read(`${capText}\n`)];
  const finding = found([...failures(4), longAfter, ...fifth, longAfter]);
  expectFinding(finding, 'fail', 'did not get the default text: its dialog "caught" said', [17, 18, 19, 20, 21]);
});

test('a fourth failure is judged where what went round a silent bot did not fail', () => {
  const silence: Happened[] = [{ kind: 'outage-began' }, said(), requested({ attempt: 9 }), { kind: 'outage-ended' }];
  const finding = found([offered, ...silence, ...failures(4).slice(1), read(capText), longAfter]);
  expectFinding(finding, 'pass', 'gave the consumer the default text', [21, 22]);
});

test('a fourth failure is judged whatever succeeds after it', () => {
  const finding = found([...failures(4), read(capText), longAfter, said(), ...accepted(5), longAfter]);
  expectFinding(finding, 'pass', 'gave the consumer the default text', [17, 18]);
});
