import { expectFinding } from '../../../quality/testing/expect-finding';
import { escalatingDialog, failures, longAfter, persistentDialogs } from '../../../quality/testing/failing-bot';
import { answered, passed, read, requested } from '../../../quality/testing/event-bodies';
import { test } from '../../../quality/testing/test';
import { traceOf, type Happened } from '../../../quality/testing/trace-builder';
import { capText } from '../../../trace/trace';
import { userFriendlyResponseInstead } from './user-friendly-response-instead';

const withResponse = { dialogs: persistentDialogs, bot: { defaultUserFriendlyResponse: 'So sorry' } };

function found(...eventBodies: Happened[]) {
  return userFriendlyResponseInstead.judge(traceOf(withResponse, eventBodies));
}

test('the set response alone passes', () => {
  expectFinding(found(...failures(4), read('So sorry'), longAfter), 'pass', 'instead of the built-in text', [17, 18]);
});

test('the set response twice fails', () => {
  const finding = found(...failures(4), read('So sorry'), read('So sorry'), longAfter);
  expectFinding(finding, 'fail', 'was told so 2 times', [17, 18, 19]);
});

test('the set response twice passes where it may be the fallback of a bot that catches no failure', () => {
  const eventBodies = [...failures(4), read('So sorry'), read('So sorry'), longAfter];
  const finding = userFriendlyResponseInstead.judge(
    traceOf({ ...withResponse, dialogs: [escalatingDialog] }, eventBodies),
  );
  expectFinding(finding, 'pass', 'instead of the built-in text', [17, 18, 19]);
});

test('the set response twice passes where another attempt was made', () => {
  const eventBodies = [read('So sorry'), requested({ attempt: 5 }), answered('error', 5), read('So sorry'), longAfter];
  expectFinding(found(...failures(4), ...eventBodies), 'pass', 'instead of the built-in text', [17, 18, 21]);
});

test('the built-in text fails', () => {
  expectFinding(
    found(...failures(4), read(capText), longAfter),
    'fail',
    'in the place of the one that Bot Settings hold',
    [17, 18],
  );
});

test('both texts fail', () => {
  const finding = found(...failures(4), read('So sorry'), read(capText), longAfter);
  expectFinding(finding, 'fail', 'the consumer got both', [17, 18, 19]);
});

test('silence fails', () => {
  expectFinding(found(...failures(4), longAfter), 'fail', 'did not get the set response', [17, 18]);
});

test('a play that ends too early is inconclusive', () => {
  expectFinding(found(...failures(4), passed(1_000)), 'inconclusive', 'only 1.0 s of 3.5 s', [17]);
});

test('three failures are inconclusive', () => {
  expectFinding(found(...failures(3), longAfter), 'inconclusive', 'with a default user-friendly response set', []);
});

test('a bot without such a response is inconclusive', () => {
  const trace = traceOf({ dialogs: persistentDialogs }, [...failures(4), longAfter]);
  expectFinding(userFriendlyResponseInstead.judge(trace), 'inconclusive', 'with a default user-friendly response', []);
});

test('the set response twice passes where it is the fallback message as well', () => {
  const bot = { defaultUserFriendlyResponse: 'Pardon?' };
  const eventBodies = [...failures(4), read('Pardon?'), read('Pardon?'), longAfter];
  const finding = userFriendlyResponseInstead.judge(traceOf({ ...withResponse, bot }, eventBodies));
  expectFinding(finding, 'pass', 'instead of the built-in text', [17, 18, 19]);
});
