import { expectFinding } from '../../../quality/testing/expect-finding';
import {
  escalatingDialog,
  failures,
  longAfter,
  persistentDialogs,
  someApology,
} from '../../../quality/testing/failing-bot';
import { accepted, answered, passed, read, requested, said } from '../../../quality/testing/event-bodies';
import { test } from '../../../quality/testing/test';
import { traceOf, type Happened } from '../../../quality/testing/trace-builder';
import { capText } from '../../../trace/trace';
import { successPreventsText } from './success-prevents-text';

/** In `main` what happens; afterwards another conversation fails four times and is given up. */
function found(...eventBodies: Happened[]) {
  return foundAlone(...eventBodies, ...failures(4, 'other'), read(capText, { conversation: 'other' }));
}

function foundAlone(...eventBodies: Happened[]) {
  const conversations = { main: {}, other: {} };
  return successPreventsText.judge(traceOf({ dialogs: persistentDialogs, conversations }, eventBodies));
}

const recovery = [...failures(3), read(someApology), ...accepted(4)];

test('a success at the fourth attempt passes', () => {
  expectFinding(found(...recovery, longAfter), 'pass', 'succeeded within the four attempts', [16]);
});

test('a success is inconclusive where no escalation is ever given up', () => {
  const finding = foundAlone(...recovery, longAfter, ...failures(4, 'other'), longAfter);
  expectFinding(finding, 'inconclusive', 'no escalation was given up at all', []);
});

test('the text after the success fails', () => {
  expectFinding(found(...recovery, read(capText), longAfter), 'fail', 'told to try later all the same', [16, 17]);
});

test('the text before the success is for another rule', () => {
  expectFinding(found(...failures(3), read(capText), ...accepted(4), longAfter), 'pass', 'not sent', [16]);
});

test('a play that ends too early is inconclusive', () => {
  expectFinding(found(...recovery, passed(2_000)), 'inconclusive', 'only 2.0 s of 10.0 s after the success', [16]);
});

test('no success is inconclusive', () => {
  expectFinding(found(...failures(3), longAfter), 'inconclusive', 'No transfer succeeded after earlier ones', []);
});

test('the text after three failures and one at once is not judged', () => {
  const atOnce = [said(), requested({ attempt: 9 }), answered('error', 9)];
  const finding = found(...recovery.slice(0, 1), ...atOnce, ...recovery.slice(1), read(capText), longAfter);
  expectFinding(finding, 'inconclusive', 'No transfer succeeded', []);
});

test('a set response that is for all errors passes where the consumer spoke, and no transfer failed', () => {
  const dialogs = [
    ...persistentDialogs,
    {
      name: 'hello',
      type: 'dialog' as const,
      patterns: ['hello'],
      interactions: [{ type: 'text' as const, text: 'Hi' }],
    },
  ];
  const bot = { defaultUserFriendlyResponse: 'So sorry' };
  const eventBodies = [...recovery, said('hello'), read('So sorry'), longAfter];
  const after = [...failures(4, 'other'), read(capText, { conversation: 'other' })];
  const conversations = { main: { bot }, other: {} };
  const finding = successPreventsText.judge(traceOf({ dialogs, conversations }, [...eventBodies, ...after]));
  expectFinding(finding, 'pass', 'succeeded within the four attempts', [16]);
});

test('a set response that is for all errors passes where no dialog catches the failure', () => {
  const bot = { defaultUserFriendlyResponse: 'So sorry' };
  const eventBodies = [...failures(1), ...accepted(2), read('So sorry'), longAfter];
  const after = [...failures(4, 'other'), read(capText, { conversation: 'other' })];
  const conversations = { main: { bot, dialogs: [escalatingDialog] }, other: { dialogs: persistentDialogs } };
  const finding = successPreventsText.judge(traceOf({ conversations }, [...eventBodies, ...after]));
  expectFinding(finding, 'pass', 'succeeded within the four attempts', [7]);
});

test('ten seconds after the success are enough', () => {
  expectFinding(found(...recovery, passed(10_000)), 'pass', 'succeeded within the four attempts', [16]);
});
