import type { Interaction } from '../../../protocol/types';
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
import { escalatingDialog } from '../../../quality/testing/failing-bot';
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

test('the dialog for a failure after a call without an answer is not judged', () => {
  const eventBodies = [said(), read(someHint), requested(), read(someApology), passed(4_000)];
  expectFinding(found(eventBodies), 'pass', 'No dialog said anything', [2, 3]);
});

/** The bot has a dialog that nobody starts, with this text. */
function foundBeside(value: string, eventBodies: readonly Happened[], contextVariables = {}) {
  const text = { type: 'text' as const, text: value };
  const dialogs = [
    ...talkativeDialogs,
    { name: 'weekend', type: 'dialog' as const, patterns: ['and at the weekend'], interactions: [text] },
  ];
  return found(eventBodies, { dialogs, bot: { contextVariables } });
}

test('a text of another dialog that a variable holds as well passes, in another case it fails', () => {
  const eventBodies = [said(askForHours), read(someHours), read('Closed'), passed(4_000)];
  const holding = (when: string) => foundBeside('Closed', eventBodies, { when });
  expectFinding(holding('Closed on Sundays'), 'pass', 'No dialog said anything', [2, 3]);
  expectFinding(holding('closed on Sundays'), 'fail', 'a text of the dialog "weekend"', [2, 4]);
});

test('a text of another dialog that is a Message to User as well passes', () => {
  const eventBodies = [said(askForHours), read(someHours), read(someMessage), passed(4_000)];
  expectFinding(foundBeside(someMessage, eventBodies), 'pass', 'No dialog said anything', [2, 3]);
});

test('a text of another dialog that the one which was started has as well passes', () => {
  const finding = foundBeside(someHours, [said(askForHours), read(someHours), passed(4_000)]);
  expectFinding(finding, 'pass', 'No dialog said anything', [2, 3]);
});

test('a text of another dialog that an earlier one has as well may come again', () => {
  const eventBodies = [said(askForHours), read(someHours), passed(4_000), said(), read(someHint), read(someHours)];
  const finding = foundBeside(someHours, [...eventBodies, ...transferred(), passed(4_000)]);
  expectFinding(finding, 'pass', 'No dialog said anything', [2, 3]);
});

test('a bot of which every other dialog says nothing of its own shows nothing', () => {
  const named = { type: 'text' as const, text: 'Good day, {$botContext.who}' };
  const dialogs = [
    ...talkativeDialogs.filter(({ name }) => name === 'hours'),
    { ...escalatingDialog, interactions: [named, ...escalatingDialog.interactions] },
  ];
  const finding = found([said(askForHours), read(someHours), passed(4_000)], { dialogs });
  expectFinding(finding, 'inconclusive', 'In no turn', []);
});

test('one other dialog that says something of its own is enough', () => {
  const dialogs = [...talkativeDialogs, { ...escalatingDialog, name: 'at once', patterns: ['at once'] }];
  const finding = found([said(askForHours), read(someHours), passed(4_000)], { dialogs });
  expectFinding(finding, 'pass', 'No dialog said anything', [2, 3]);
});

test('the dialog for a failure beside a second call that failed at once is not judged', () => {
  const second = [requested({ attempt: 2 }), answered('error', 2)];
  const finding = found([said(), read(someHint), ...transferred(), ...second, read(someApology), passed(4_000)]);
  expectFinding(finding, 'pass', 'No dialog said anything', [2, 3]);
});

test('a text of another dialog that is the message of the escalation, with its variable, passes', () => {
  const text = { type: 'text' as const, text: 'Dear Ada' };
  const dialogs = [
    ...talkativeDialogs,
    { name: 'dear', type: 'dialog' as const, patterns: ['who am I'], interactions: [text] },
  ];
  const more = {
    dialogs,
    bot: { contextVariables: { who: 'Ada' } },
    integration: { messageToUser: 'Dear {$botContext.who}' },
  };
  const asked = [said(), read(someHint), read('Dear Ada'), ...transferred({ message: 'Dear Ada' }), passed(4_000)];
  expectFinding(found(asked, more), 'pass', 'No dialog said anything', [2, 3]);
});

test('a text of another dialog that a dialog sets as the value of a variable passes', () => {
  const sets: Interaction[] = [{ type: 'set-variable', variable: 'when', value: 'Closed on Sundays' }];
  const dialogs = [
    ...talkativeDialogs,
    { name: 'sets', type: 'dialog' as const, patterns: ['set it'], interactions: sets },
    {
      name: 'weekend',
      type: 'dialog' as const,
      patterns: ['-'],
      interactions: [{ type: 'text' as const, text: 'Closed' }],
    },
  ];
  const eventBodies = [said(askForHours), read(someHours), read('Closed'), passed(4_000)];
  expectFinding(found(eventBodies, { dialogs }), 'pass', 'No dialog said anything', [2, 3]);
});

test('what a bot says that was silent is not judged', () => {
  const silence: Happened[] = [{ kind: 'outage-began' }, said(askForHours), { kind: 'outage-ended' }];
  const finding = found([...silence, read(someHours), read(someHint), passed(4_000)]);
  expectFinding(finding, 'inconclusive', 'In no turn', []);
});

test('a text of another dialog that is one of its own in another case fails', () => {
  const eventBodies = [said(askForHours), read(someHours), read('FROM NINE TO FIVE'), passed(4_000)];
  const finding = foundBeside('FROM NINE TO FIVE', eventBodies);
  expectFinding(finding, 'fail', 'a text of the dialog "weekend"', [2, 4]);
});
