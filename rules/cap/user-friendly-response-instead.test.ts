import { expectFinding } from '../../testing/expect-finding';
import { failures, longAfter, persistentDialogs } from '../../testing/failing-bot';
import { passed, read } from '../../testing/happenings';
import { test } from '../../testing/test';
import { traceOf, type Happened } from '../../testing/trace-builder';
import { capText } from '../../trace/trace';
import { userFriendlyResponseInstead } from './user-friendly-response-instead';

const withResponse = { dialogs: persistentDialogs, bot: { defaultUserFriendlyResponse: 'So sorry' } };

function found(...happenings: Happened[]) {
  return userFriendlyResponseInstead.judge(traceOf(withResponse, happenings));
}

test('the set response alone passes', () => {
  expectFinding(found(...failures(4), read('So sorry'), longAfter), 'pass', 'instead of the built-in text', [17, 18]);
});

test('the built-in text fails', () => {
  expectFinding(
    found(...failures(4), read(capText), longAfter),
    'fail',
    'although Bot Settings hold another',
    [17, 18],
  );
});

test('both texts fail', () => {
  const finding = found(...failures(4), read('So sorry'), read(capText), longAfter);
  expectFinding(finding, 'fail', 'although Bot Settings hold another', [17, 18, 19]);
});

test('silence fails', () => {
  expectFinding(found(...failures(4), longAfter), 'fail', 'did not get the set response', [17, 18]);
});

test('a play that ends too early is inconclusive', () => {
  expectFinding(found(...failures(4), passed(1_000)), 'inconclusive', 'only 1.0 s of 1.5 s', [17]);
});

test('three failures are inconclusive', () => {
  expectFinding(found(...failures(3), longAfter), 'inconclusive', 'with a default user-friendly response set', []);
});

test('a bot without such a response is inconclusive', () => {
  const trace = traceOf({ dialogs: persistentDialogs }, [...failures(4), longAfter]);
  expectFinding(userFriendlyResponseInstead.judge(trace), 'inconclusive', 'with a default user-friendly response', []);
});
