import type { Dialog } from '../../../protocol/types';
import { expectFinding } from '../../../quality/testing/expect-finding';
import {
  answered,
  offered,
  passed,
  read,
  requested,
  requestedByPlace,
  said,
  transferred,
} from '../../../quality/testing/event-bodies';
import { dialog, escalate } from '../../../quality/testing/read-turns';
import { expect, test } from '../../../quality/testing/test';
import { askForAgent, someMessage, traceOf, type Happened } from '../../../quality/testing/trace-builder';
import { once } from './once';

function found(...eventBodies: Happened[]) {
  return once.judge(traceOf({}, [offered, said(), ...eventBodies]));
}

test('the message once passes', () => {
  expectFinding(found(...transferred(), passed(5_000)), 'pass', 'read the message once', [4]);
});

test('the message as a text and in the request fails', () => {
  const finding = found(read(someMessage), ...transferred(), passed(5_000));
  const how = 'in a text of its own (event 3), then from the transfer request (event 5)';
  expectFinding(finding, 'fail', `read the message 2 times: ${how}.`, [2, 3, 5, 6]);
  expect(finding.lookAt).toBe('what says the message as a text of the bot, although the transfer request brings it');
});

test('the message in two texts is told as that, and many times are counted', () => {
  const again = [read(someMessage), read(someMessage)];
  const bare = transferred({ message: 'BLANK_MESSAGE' });
  const finding = found(...again, ...bare, ...again, ...again, passed(5_000));
  expectFinding(finding, 'fail', 'after the hand-over (event 8), then 3 times more.', [2, 3, 4, 6, 8, 9, 10, 11]);
  expect(finding.lookAt).toBe('what says the message as a text of the bot more than once');
});

test('a second request that brings the message again is told as two requests', () => {
  const finding = found(...transferred(), ...transferred({ attempt: 2 }), passed(5_000));
  expectFinding(finding, 'fail', 'The transfer was requested 2 times', [2, 3, 4, 5, 7, 8]);
  expect(finding.expected).toBe('one transfer request');
  expect(finding.lookAt).toBe('whether the Transfer API is called again although it has not failed');
});

test('a message that is never read is inconclusive', () => {
  const finding = found(...transferred({ message: 'BLANK_MESSAGE' }), passed(5_000));
  expectFinding(finding, 'inconclusive', 'did not read the message', [2, 4]);
});

test('a conversation that is not handed over is inconclusive', () => {
  expectFinding(found(read(someMessage), passed(5_000)), 'inconclusive', 'not handed over', [2]);
});

test('the message of a refused call in a text of the bot fails, said before it or afterwards', () => {
  const refused = [requested(), answered('error')];
  const because =
    'The transfer was refused, and the bot said the message that was to come with it in a text of its own';
  const after = found(...refused, read(someMessage), passed(5_000));
  expectFinding(after, 'fail', because, [3, 4, 5]);
  expect(after.lookAt).toBe('what says the message as a text of the bot, although the transfer request carries it');
  expectFinding(found(read(someMessage), ...refused, passed(5_000)), 'fail', because, [3, 4, 5]);
  expectFinding(found(...refused, read('No luck'), passed(5_000)), 'inconclusive', 'not handed over', [2, 3]);
});

test('words that are nearly the message of a refused call, or came with a transfer, are not that message', () => {
  const others = [someMessage.toUpperCase(), `${someMessage}\n`, someMessage.slice(0, -1), `${someMessage}.`];
  for (const text of others) {
    const finding = found(requested(), answered('error'), read(text), passed(5_000));
    expectFinding(finding, 'inconclusive', 'not handed over', [2, 3]);
  }
  const fromElsewhere: Happened = { kind: 'consumer-read', text: someMessage, via: 'transfer' };
  const brought = found(requested(), answered('error'), fromElsewhere, passed(5_000));
  expectFinding(brought, 'inconclusive', 'not handed over', [2, 3]);
});

test('a message that was never sent, or has no answer yet, was not refused', () => {
  expectFinding(found(read(someMessage), requested(), passed(5_000)), 'inconclusive', 'not handed over', [2, 4]);
});

test('other words that are read beside the message do not count', () => {
  expectFinding(found(read('Hello'), ...transferred(), passed(5_000)), 'pass', 'read the message once', [5]);
});

test('a message that is told by its place is a text of the bot, whatever comes of the call', () => {
  const finding = found(read(someMessage), requestedByPlace(), answered('error'), passed(5_000));
  expectFinding(finding, 'inconclusive', 'not handed over', [2, 4]);
});

test('the message beside a call that breaks, or that did not carry it, shows nothing', () => {
  const broken = [requested(), answered('reset'), read(someMessage), passed(5_000)];
  expectFinding(found(...broken), 'inconclusive', 'not handed over', [2, 3]);
  const bare = [requested({ message: 'BLANK_MESSAGE' }), answered('error'), read(someMessage), passed(5_000)];
  expectFinding(found(...bare), 'inconclusive', 'not handed over', [2, 3]);
});

test('a play that ends at once is inconclusive', () => {
  expectFinding(found(...transferred()), 'inconclusive', 'only 0.0 s of ', [2]);
});

test('words that a dialog says, too, are not judged', () => {
  const dialogs = [
    {
      name: 'escalate',
      type: 'dialog' as const,
      patterns: ['agent please'],
      interactions: [
        { type: 'integration' as const, integration: 'escalation' },
        { type: 'text' as const, text: someMessage },
      ],
    },
  ];
  const trace = traceOf({ dialogs }, [offered, said(), ...transferred(), read(someMessage), passed(5_000)]);
  expectFinding(once.judge(trace), 'inconclusive', 'was attempted in this play', []);
});

test('words that the consumer said, which a bot may echo, are not judged', () => {
  const dialogs: Dialog[] = [
    {
      name: 'asked for in its words',
      type: 'dialog',
      patterns: [someMessage],
      interactions: [{ type: 'integration', integration: 'escalation' }],
    },
  ];
  const finding = once.judge(
    traceOf({ dialogs }, [offered, said(someMessage), read(someMessage), ...transferred(), passed(5_000)]),
  );
  expectFinding(finding, 'inconclusive', 'No escalation with a message', []);
});

test('a text of a dialog that is the message with a line feed behind it does not stand in its place', () => {
  const dialogs: Dialog[] = [
    dialog('escalate', askForAgent, escalate),
    dialog('wait', 'do I have to wait', { type: 'text', text: `${someMessage}\n` }),
  ];
  const trace = traceOf({ dialogs }, [offered, said(), ...transferred(), passed(5_000)]);
  expectFinding(once.judge(trace), 'pass', 'read the message once', [4]);
});
