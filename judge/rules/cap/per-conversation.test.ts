import { expectFinding } from '../../../quality/testing/expect-finding';
import { failures, longAfter, persistentDialogs, someApology } from '../../../quality/testing/failing-bot';
import { accepted, answered, failed, read, requested, said } from '../../../quality/testing/event-bodies';
import { test } from '../../../quality/testing/test';
import { traceOf, type Happened } from '../../../quality/testing/trace-builder';
import { capText } from '../../../trace/trace';
import { perConversation } from './per-conversation';

const second = { conversation: 'second' };

function found(...eventBodies: Happened[]) {
  const conversations = { first: {}, second: {} };
  return perConversation.judge(traceOf({ dialogs: persistentDialogs, conversations }, eventBodies));
}

const twoAndTwo = [...failures(2), ...failures(2, 'second')];

/** The second conversation fails on, for its own third and fourth time. */
const thirdTime = [...accepted(3, second), failed(3, second)];
const twiceMore = [...thirdTime, read(someApology, second), ...accepted(4, second), failed(4, second)];

test('an ordinary reaction to the fourth failure over both passes', () => {
  const finding = found(...twoAndTwo, read(someApology, second), ...twiceMore, read(capText, second));
  expectFinding(finding, 'pass', 'an ordinary one for its own', [5, 9, 14, 18, 19]);
});

test('an ordinary reaction is inconclusive where no escalation is ever given up', () => {
  const finding = found(...twoAndTwo, read(someApology, second), ...twiceMore, longAfter);
  expectFinding(finding, 'inconclusive', 'no escalation was given up at all', []);
});

test('an ordinary reaction is inconclusive where the escalation is given up before its own fourth failure', () => {
  const finding = found(...twoAndTwo, read(someApology, second), ...thirdTime, read(capText, second));
  expectFinding(finding, 'inconclusive', 'no escalation was given up at all', []);
});

test('the text of the cap at that failure fails', () => {
  const because = 'given up at its failure 2: failures of another were counted in it';
  expectFinding(found(...twoAndTwo, read(capText, second)), 'fail', because, [5, 9, 14, 18, 19]);
});

test('no reaction to it is inconclusive', () => {
  expectFinding(found(...twoAndTwo, longAfter), 'inconclusive', 'no reaction to the fourth failure over all', [18]);
});

test('a bot that gives up at every failure is inconclusive', () => {
  const finding = found(
    ...failures(2),
    read(capText, { conversation: 'first' }),
    ...failures(2, 'second'),
    read(capText, second),
  );
  expectFinding(finding, 'inconclusive', 'given up even before that', [10]);
});

test('three failures over both are inconclusive', () => {
  expectFinding(found(...failures(2), ...failures(1, 'second'), longAfter), 'inconclusive', 'fourth over all', []);
});

test('four failures of one conversation are inconclusive', () => {
  expectFinding(found(...failures(4), longAfter), 'inconclusive', 'an earlier one of its own', []);
});

test('two failures later and two at once in one conversation are not judged', () => {
  const atOnce = [
    said(),
    requested({ attempt: 8 }),
    answered('error', 8),
    said(),
    requested({ attempt: 9 }),
    answered('error', 9),
  ];
  const [offer, ...rest] = failures(2);
  const finding = found(...(offer ? [offer] : []), ...atOnce, ...rest, read(capText), longAfter);
  expectFinding(finding, 'inconclusive', 'fourth over all', []);
});

test('a third failure of its own that is the fourth over both is not judged', () => {
  const finding = found(...failures(1), ...failures(3, 'second'), read(capText, second), longAfter);
  expectFinding(finding, 'inconclusive', 'fourth over all', []);
});
