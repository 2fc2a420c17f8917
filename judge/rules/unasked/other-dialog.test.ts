import { expectFinding } from '../../../quality/testing/expect-finding';
import {
  accepted,
  answered,
  failed,
  offered,
  passed,
  read,
  requested,
  said,
  transferred,
} from '../../../quality/testing/event-bodies';
import {
  askForHours,
  someApology,
  someHint,
  someHours,
  talkativeDialogs,
} from '../../../quality/testing/talkative-bot';
import { test } from '../../../quality/testing/test';
import {
  askForAgent,
  someMessage,
  traceOf,
  type Happened,
  type TraceOverrides,
} from '../../../quality/testing/trace-builder';
import { otherDialog } from './other-dialog';

function found(eventBodies: readonly Happened[], more: TraceOverrides = {}) {
  return otherDialog.judge(traceOf({ dialogs: talkativeDialogs, ...more }, [offered, ...eventBodies]));
}

test('texts of the dialog that was started pass', () => {
  expectFinding(found([said(askForHours), read(someHours), passed(4_000)]), 'pass', 'No dialog said anything', [2, 3]);
});

test('a text of a dialog that nothing started fails', () => {
  const finding = found([said(askForHours), read(someHours), read(someHint), passed(4_000)]);
  expectFinding(finding, 'fail', 'a text of the dialog "escalate", which nothing had started', [2, 4]);
});

test('the dialog for a failure after an accepted transfer fails', () => {
  const finding = found([said(), read(someHint), ...transferred(), read(someApology), passed(4_000)]);
  expectFinding(finding, 'fail', 'a text of the dialog "caught"', [2, 8]);
});

test('the same after a transfer that failed later passes', () => {
  const eventBodies = [said(), read(someHint), ...accepted(1), failed(1), read(someApology), passed(4_000)];
  expectFinding(found(eventBodies), 'pass', 'No dialog said anything', [6, 7]);
});

test('the same after a call that failed at once is not judged', () => {
  const eventBodies = [said(), read(someHint), requested(), answered('error'), read(someApology), passed(4_000)];
  expectFinding(found(eventBodies), 'pass', 'No dialog said anything', [2, 3]);
});

test('a text of an earlier dialog may come again', () => {
  const eventBodies = [said(askForHours), read(someHours), passed(4_000), said(), read(someHint), read(someHours)];
  expectFinding(found([...eventBodies, ...transferred(), passed(4_000)]), 'pass', 'No dialog said anything', [2, 3]);
});

test('an echo of what the consumer wrote is not judged', () => {
  const words = `${askForHours}? ${someHint}`;
  const finding = found([said(words), read(someHint), read('Pardon?'), passed(4_000)]);
  expectFinding(finding, 'inconclusive', 'In no turn', []);
});

test('a dialog that a rule may lead to is not judged', () => {
  const dialogs = [
    {
      name: 'escalate',
      type: 'dialog' as const,
      patterns: [askForAgent],
      interactions: [
        {
          type: 'integration' as const,
          integration: 'escalation',
          rules: [{ result: 'failure' as const, dialog: 'sorry' }],
        },
      ],
    },
    {
      name: 'sorry',
      type: 'dialog' as const,
      patterns: [],
      interactions: [{ type: 'text' as const, text: 'So sorry' }],
    },
  ];
  const finding = found([said(), ...transferred(), read('So sorry'), passed(4_000)], { dialogs });
  expectFinding(finding, 'inconclusive', 'In no turn', []);
});

test('words of the bot’s own are not judged', () => {
  const finding = found([said(askForHours), read('Sure.'), read(someHours), passed(4_000)]);
  expectFinding(finding, 'pass', 'No dialog said anything', [2, 4]);
});

test('a bot that says nothing shows nothing', () => {
  expectFinding(found([said(askForHours), passed(4_000)]), 'inconclusive', 'In no turn', []);
});

test('a text of another dialog that is a Message to User as well passes', () => {
  const text = { type: 'text' as const, text: someMessage };
  const dialogs = [
    ...talkativeDialogs,
    { name: 'wait', type: 'dialog' as const, patterns: ['do I have to wait'], interactions: [text] },
  ];
  const eventBodies = [said(askForHours), read(someHours), read(someMessage), passed(4_000)];
  expectFinding(found(eventBodies, { dialogs }), 'pass', 'No dialog said anything', [2, 3]);
});

test('a text of another dialog that the one which was started has as well passes', () => {
  const text = { type: 'text' as const, text: someHours };
  const dialogs = [
    ...talkativeDialogs,
    { name: 'weekend', type: 'dialog' as const, patterns: ['and at the weekend'], interactions: [text] },
  ];
  const eventBodies = [said(askForHours), read(someHours), passed(4_000)];
  expectFinding(found(eventBodies, { dialogs }), 'pass', 'No dialog said anything', [2, 3]);
});
