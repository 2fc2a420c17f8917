import { expectFinding } from '../../../quality/testing/expect-finding';
import {
  escalatingDialog,
  failures,
  longAfter,
  persistentDialogs,
  someApology,
} from '../../../quality/testing/failing-bot';
import { answered, read, requested } from '../../../quality/testing/event-bodies';
import { test } from '../../../quality/testing/test';
import { traceOf, type Happened, type SetupOverrides } from '../../../quality/testing/trace-builder';
import { capText } from '../../../trace/trace';
import { noTextBeforeFourth } from './no-text-before-fourth';

/** In `main` what happens; afterwards another conversation fails four times and, unless told otherwise, is given up. */
function found(eventBodies: readonly Happened[], more: SetupOverrides = {}, after: readonly Happened[] = givenUp) {
  const conversations = { main: more, other: {} };
  return noTextBeforeFourth.judge(traceOf({ dialogs: persistentDialogs, conversations }, [...eventBodies, ...after]));
}

const givenUp = [...failures(4, 'other'), read(capText, { conversation: 'other' })];

test('three failures are inconclusive where no escalation is ever given up', () => {
  const finding = found([...failures(3), read(someApology)], {}, failures(4, 'other'));
  expectFinding(finding, 'inconclusive', 'no escalation was given up at all', []);
});

test('a bot that counts all conversations together shows by its own count that it gives up', () => {
  const finding = found([...failures(3), read(someApology)], {}, givenUp.slice(0, 5).concat(givenUp.slice(-1)));
  expectFinding(finding, 'pass', 'failure 1, without such a text', [5, 6]);
});

test('three failures with ordinary reactions pass', () => {
  expectFinding(found([...failures(3), read(someApology)]), 'pass', 'failure 1, without such a text', [5, 6]);
});

test('the text after the third failure fails', () => {
  expectFinding(found([...failures(3), read(capText)]), 'fail', 'after failure 3. That text belongs', [13, 14]);
});

test('the set response after the first failure fails', () => {
  const bot = { defaultUserFriendlyResponse: 'So sorry' };
  expectFinding(found([...failures(1), read('So sorry')], { bot }), 'fail', 'after failure 1', [5, 6]);
});

test('the set response is free where a transfer fails at once in the same turn', () => {
  const bot = { defaultUserFriendlyResponse: 'So sorry' };
  const eventBodies = [read(someApology), requested({ attempt: 2 }), answered('error', 2), read('So sorry')];
  expectFinding(found([...failures(1), ...eventBodies], { bot }), 'pass', 'failure 1, without', [5, 6]);
});

test('a bot without a reaction is inconclusive', () => {
  expectFinding(found([...failures(1), longAfter]), 'inconclusive', 'no reaction to failure 1', [5]);
});

test('no dialog that catches the failure is inconclusive', () => {
  const finding = found([...failures(1), longAfter], { dialogs: [escalatingDialog] }, []);
  expectFinding(finding, 'inconclusive', 'catches it', []);
});

test('the text after the fourth failure is for another rule', () => {
  expectFinding(found([...failures(4), read(capText)]), 'pass', 'failure 1, without', [5, 6]);
});

test('a set response at the fourth failure of another conversation shows that escalations are given up, another text does not', () => {
  const bot = { defaultUserFriendlyResponse: 'So sorry' };
  const after = (text: string) => [...failures(4, 'other'), read(text, { conversation: 'other' })];
  const judged = (text: string) =>
    noTextBeforeFourth.judge(
      traceOf({ dialogs: persistentDialogs, bot, conversations: { main: {}, other: {} } }, [
        ...failures(1),
        read(someApology),
        ...after(text),
      ]),
    );
  expectFinding(judged('So sorry'), 'pass', 'failure 1, without such a text', [5, 6]);
  expectFinding(judged('So sorry\n'), 'inconclusive', 'no escalation was given up at all', []);
});

test('a bot that asks again without the text before it has reacted', () => {
  expectFinding(found([...failures(1), requested({ attempt: 2 })]), 'pass', 'failure 1, without such a text', [5, 6]);
});

test('the set response is free where the platform refuses a call in the same turn', () => {
  const bot = { defaultUserFriendlyResponse: 'So sorry' };
  const refused: Happened = { kind: 'call-refused', call: 'POST …/messages', status: 400, why: 'no text' };
  const eventBodies = [read(someApology), refused, read('So sorry')];
  expectFinding(found([...failures(1), ...eventBodies], { bot }), 'pass', 'failure 1, without', [5, 6]);
});
