import { expectFinding } from '../../../quality/testing/expect-finding';
import { answered, failed, offered, requested, said } from '../../../quality/testing/event-bodies';
import { askedInSilence, bypassedAt, until, withFallbackSkill } from '../../../quality/testing/silent-bot';
import { test } from '../../../quality/testing/test';
import { askForAgent, traceOf, type Happened, type TraceOverrides } from '../../../quality/testing/trace-builder';
import { bypassedOnce } from './bypassed-once';

function found(eventBodies: readonly Happened[], more: TraceOverrides = {}) {
  return bypassedOnce.judge(traceOf({ ...withFallbackSkill, ...more }, eventBodies));
}

const bypassed = [...askedInSilence(), bypassedAt(180_000)];
const again = bypassedAt(190_000, { attempt: 2 });

test('one transfer to the fallback skill passes', () => {
  expectFinding(found([...bypassed, answered('accepted'), until(192_000)]), 'pass', 'and nothing else', [3, 4]);
});

test('a second transfer after one that was accepted fails', () => {
  const told = "asked for 2 times: 180.0 s after the consumer's words and again 190.0 s after them";
  expectFinding(found([...bypassed, answered('accepted'), again]), 'fail', told, [3, 4, 6]);
});

test('a second transfer at once, before the first is answered, fails', () => {
  const eventBodies = [...bypassed, bypassedAt(180_000, { attempt: 2 })];
  expectFinding(found(eventBodies), 'fail', 'asked for 2 times', [3, 4, 5]);
});

test('a second transfer after one that failed at once passes', () => {
  const eventBodies = [...bypassed, answered('error'), again, until(192_000)];
  expectFinding(found(eventBodies), 'pass', 'and nothing else', [3, 4]);
});

test('a bypass that failed later and is made again beside that of the next silence passes', () => {
  const failedLater = [...bypassed, answered('accepted'), until(191_000), failed(1, { atMs: 191_000 })];
  const next = [said(undefined, { atMs: 200_000 }), bypassedAt(380_000, { attempt: 2 })];
  const eventBodies = [...failedLater, ...next, bypassedAt(385_000, { attempt: 3 }), until(392_000)];
  expectFinding(found(eventBodies), 'pass', 'and nothing else', [3, 4]);
});

test('a transfer to the skill asked for after that to the fallback skill fails', () => {
  const eventBodies = [...bypassed, answered('accepted'), requested({ attempt: 2 })];
  expectFinding(found(eventBodies), 'fail', 'to skill "3402109730" as well', [3, 4, 6]);
});

const askedTwice = [...askedInSilence(), said(undefined, { atMs: 5_000 }), bypassedAt(180_000)];

test('a transfer for each of two texts without an answer fails once the first is accepted', () => {
  const eventBodies = [...askedTwice, answered('accepted'), bypassedAt(185_000, { attempt: 2 })];
  expectFinding(found(eventBodies), 'fail', 'asked for 2 times', [4, 5, 7]);
});

test('a transfer for each of two texts without an answer does not fail where the first was not accepted', () => {
  const refused = [...askedTwice, answered('error'), bypassedAt(185_000, { attempt: 2 })];
  expectFinding(found(refused), 'inconclusive', 'of 190.0 s', [4]);
  const meanwhile = [...askedTwice, bypassedAt(180_000, { attempt: 2 }), answered('accepted')];
  expectFinding(found(meanwhile), 'inconclusive', 'of 190.0 s', [4]);
});

test('a play that ends with the transfer is inconclusive', () => {
  expectFinding(found(bypassed), 'inconclusive', 'Observed 180.0 s of 190.0 s', [3]);
});

test('a bot that is not bypassed is inconclusive', () => {
  expectFinding(found([...askedInSilence(), until(192_000)]), 'inconclusive', 'No silent bot was bypassed', []);
  expectFinding(found([offered, said(), requested(), until(192_000)]), 'inconclusive', 'No silent bot', []);
});

test('a delayed escalation of an earlier turn that comes after the bypass is no second one', () => {
  const interactions = [{ type: 'integration' as const, integration: 'escalation', interactionDelay: 200_000 }];
  const dialogs = [{ name: 'escalate', type: 'dialog' as const, patterns: [askForAgent], interactions }];
  const delayed = requested({ attempt: 2, atMs: 200_000 });
  const eventBodies = [offered, said(), ...askedInSilence().slice(1), bypassedAt(180_000), delayed, until(212_000)];
  expectFinding(found(eventBodies, { dialogs }), 'inconclusive', 'of an earlier turn was still to come', [6]);
});
