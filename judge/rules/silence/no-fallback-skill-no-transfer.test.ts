import { expectFinding } from '../../../quality/testing/expect-finding';
import { offered, read, requested, said } from '../../../quality/testing/event-bodies';
import { askedInSilence, bypassedAt, until, withFallbackSkill } from '../../../quality/testing/silent-bot';
import { test } from '../../../quality/testing/test';
import { traceOf, type Happened, type TraceOverrides } from '../../../quality/testing/trace-builder';
import { noFallbackSkillNoTransfer } from './no-fallback-skill-no-transfer';

const twin = { conversation: 'twin' };

/** In `main` there is no fallback skill; in its twin there is. */
function found(eventBodies: readonly Happened[], more: TraceOverrides = {}) {
  const conversations = { main: {}, twin: withFallbackSkill };
  return noFallbackSkillNoTransfer.judge(traceOf({ conversations, ...more }, eventBodies));
}

const both = [...askedInSilence(), ...askedInSilence('twin')];

test('no transfer passes when the twin was bypassed', () => {
  const eventBodies = [...both, bypassedAt(180_000, twin), until(192_000)];
  expectFinding(found(eventBodies), 'pass', 'in 192.0 s; with a fallback skill one was', [3]);
});

test('a transfer to the skill of the escalation after the limit fails', () => {
  const eventBodies = [...askedInSilence(), requested({ atMs: 180_000 }), until(192_000)];
  expectFinding(found(eventBodies), 'fail', 'names no fallback skill', [3, 4]);
});

test('a transfer to any skill before the limit fails', () => {
  const eventBodies = [...askedInSilence(), requested({ skillId: '5', atMs: 60_000 }), until(192_000)];
  expectFinding(found(eventBodies), 'fail', 'names no fallback skill', [3, 4]);
});

test('a connector that bypasses nobody is inconclusive', () => {
  expectFinding(found([...both, until(192_000), until(192_000, 'twin')]), 'inconclusive', 'bypassed at all', []);
});

test('a play that ends too early is inconclusive', () => {
  const eventBodies = [...both, bypassedAt(180_000, twin), until(185_000)];
  expectFinding(found(eventBodies), 'inconclusive', 'Observed 185.0 s of 190.0 s', [3]);
});

test('a bot that answers in its silence is inconclusive', () => {
  const eventBodies = [...both, read('Hello'), bypassedAt(180_000, twin), until(192_000)];
  expectFinding(found(eventBodies), 'inconclusive', 'although it was to be silent', [7]);
});

test('a receipt that the twin had as well, and was bypassed all the same, passes', () => {
  const receipts = [read('Received.'), read('Received, too.', twin)];
  const eventBodies = [...both, ...receipts, bypassedAt(180_000, twin), until(192_000)];
  expectFinding(found(eventBodies), 'pass', 'with a fallback skill one was', [3]);
});

test('a bot engine that escalates in its silence is inconclusive', () => {
  const eventBodies = [...both, requested({ atMs: 10 }), bypassedAt(180_000, twin), until(192_000)];
  expectFinding(found(eventBodies), 'inconclusive', 'escalated although it was to be silent', [7]);
});

test('a bot that is never silent is inconclusive', () => {
  expectFinding(found([offered, said(), requested(), until(192_000)]), 'inconclusive', 'without a fallback skill', []);
});
