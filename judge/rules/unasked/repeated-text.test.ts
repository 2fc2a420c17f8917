import { expectFinding } from '../../../quality/testing/expect-finding';
import { accepted, failed, offered, passed, read, said, transferred } from '../../../quality/testing/event-bodies';
import {
  askForHours,
  someApology,
  someHint,
  someHours,
  talkativeDialogs,
} from '../../../quality/testing/talkative-bot';
import { test } from '../../../quality/testing/test';
import { traceOf, type Happened, type TraceOverrides } from '../../../quality/testing/trace-builder';
import { repeatedText } from './repeated-text';

function found(eventBodies: readonly Happened[], more: TraceOverrides = {}) {
  return repeatedText.judge(traceOf({ dialogs: talkativeDialogs, ...more }, [offered, ...eventBodies]));
}

test('a text that comes once passes', () => {
  expectFinding(found([said(askForHours), read(someHours), passed(4_000)]), 'pass', 'no more often', [2, 3]);
});

test('a text that comes twice fails', () => {
  const finding = found([said(askForHours), read(someHours), read(someHours), passed(4_000)]);
  expectFinding(finding, 'fail', '2 times, a text that the dialog "hours" says once', [2, 3, 4]);
});

test('a text that comes twice before an escalation fails', () => {
  const finding = found([said(), read(someHint), read(someHint), ...transferred(), passed(4_000)]);
  expectFinding(finding, 'fail', 'a text that the dialog "escalate" says once', [2, 3, 4]);
});

test('a text that comes again after an escalation is not judged', () => {
  const finding = found([said(), read(someHint), ...transferred(), read(someHint), passed(4_000)]);
  expectFinding(finding, 'pass', 'no more often', [2, 3]);
});

test('a text that the dialog has twice may come twice', () => {
  const text = { type: 'text', text: someHours } as const;
  const dialogs = [{ name: 'hours', type: 'dialog' as const, patterns: [askForHours], interactions: [text, text] }];
  const finding = found([said(askForHours), read(someHours), read(someHours), passed(6_000)], { dialogs });
  expectFinding(finding, 'pass', 'no more often', [2, 3, 4]);
});

test('a text that is repeated by a later dialog is not judged', () => {
  const again = [said(askForHours), read(someHours), passed(4_000), said(), read(someHint), read(someHours)];
  expectFinding(found([...again, ...transferred(), passed(4_000)]), 'pass', 'no more often', [2, 3]);
});

test('a dialog that runs again is not judged', () => {
  const twice = [
    said(askForHours),
    read(someHours),
    passed(4_000),
    said(askForHours),
    read(someHours),
    read(someHours),
  ];
  expectFinding(found([...twice, passed(4_000)]), 'pass', 'no more often', [2, 3]);
});

test('an echo of what the consumer wrote is not judged', () => {
  const text = { type: 'text', text: askForHours } as const;
  const dialogs = [{ name: 'hours', type: 'dialog' as const, patterns: [askForHours], interactions: [text] }];
  const finding = found([said(askForHours), read(askForHours), read(askForHours), passed(4_000)], { dialogs });
  expectFinding(finding, 'inconclusive', 'No dialog with texts', []);
});

test('words of the bot’s own are not judged', () => {
  const finding = found([said(askForHours), read('Sure.'), read('Sure.'), read(someHours), passed(4_000)]);
  expectFinding(finding, 'pass', 'no more often', [2, 5]);
});

test('a bot that says nothing shows nothing', () => {
  expectFinding(found([said(askForHours), passed(4_000)]), 'inconclusive', 'No dialog with texts', []);
});

test('a text with a variable that has no value is not judged', () => {
  const text = { type: 'text', text: 'Good day, {$botContext.who}' } as const;
  const dialogs = [{ name: 'hours', type: 'dialog' as const, patterns: [askForHours], interactions: [text] }];
  const eventBodies = [said(askForHours), read(text.text), read(text.text), passed(4_000)];
  expectFinding(found(eventBodies, { dialogs }), 'inconclusive', 'No dialog with texts', []);
});

test('a text that comes twice fails beside a Fallback dialog that has another one', () => {
  const text = { type: 'text', text: 'What was that?' } as const;
  const dialogs = [
    ...talkativeDialogs,
    { name: 'fallback', type: 'fallback' as const, patterns: [], interactions: [text] },
  ];
  const finding = found([said(askForHours), read(someHours), read(someHours), passed(4_000)], { dialogs });
  expectFinding(finding, 'fail', '2 times, a text that the dialog "hours" says once', [2, 3, 4]);
});

test('a text that comes twice when a transfer has failed is for another rule', () => {
  const eventBodies = [said(), read(someHint), ...accepted(1), failed(1), read(someApology), read(someApology)];
  expectFinding(found([...eventBodies, passed(4_000)]), 'pass', 'no more often', [2, 3]);
});
