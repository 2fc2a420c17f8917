import { expectFinding } from '../../../quality/testing/expect-finding';
import { answered, failed, offered, read, requested, said } from '../../../quality/testing/event-bodies';
import { askedInSilence, bypassedAt, until, withFallbackSkill } from '../../../quality/testing/silent-bot';
import { test } from '../../../quality/testing/test';
import { traceOf, type Happened, type TraceOverrides } from '../../../quality/testing/trace-builder';
import { nothingWithinThreeMinutes } from './nothing-within-three-minutes';

function found(eventBodies: readonly Happened[], more: TraceOverrides = {}) {
  return nothingWithinThreeMinutes.judge(traceOf({ ...withFallbackSkill, ...more }, eventBodies));
}

test('a first transfer at the limit passes', () => {
  expectFinding(found([...askedInSilence(), bypassedAt(180_000)]), 'pass', 'in the first 180.0 s', [3, 4]);
});

test('a transfer a moment before the limit fails', () => {
  const eventBodies = [...askedInSilence(), bypassedAt(179_999), until(192_000)];
  expectFinding(found(eventBodies), 'fail', 'before the bot had been silent for 180.0 s', [3, 4]);
});

test('a transfer in the stretch of virtual time that holds the limit passes', () => {
  const bypass = { ...bypassedAt(192_000), afterMs: 120_000, byMs: 192_000 };
  expectFinding(found([...askedInSilence(), bypass]), 'pass', 'in the first 180.0 s', [3, 4]);
});

test('a real clock may be read a little late', () => {
  const eventBodies = [...askedInSilence(), bypassedAt(179_960), until(192_000)];
  expectFinding(found(eventBodies, { clock: 'real' }), 'pass', 'in the first 180.0 s', [3, 4]);
});

test('a wait that counts from the first of two unanswered messages does not fail', () => {
  const eventBodies = [...askedInSilence(), said(undefined, { atMs: 100_000 }), bypassedAt(180_000), until(292_000)];
  expectFinding(found(eventBodies), 'inconclusive', 'of 190.0 s', [3]);
});

test('a receipt that the consumer reads while the bot engine is silent starts no wait anew', () => {
  const receipt = read('We have received your message.');
  const eventBodies = [...askedInSilence(), receipt, said(undefined, { atMs: 100_000 }), receipt, bypassedAt(180_000)];
  expectFinding(found([...eventBodies, until(292_000)]), 'inconclusive', 'although it was to be silent', [4]);
});

test('a bypass that failed later and is made again in the next silence is judged by the first one', () => {
  const bypassed = [...askedInSilence(), bypassedAt(180_000), answered('accepted'), failed(1, { atMs: 181_000 })];
  const eventBodies = [...bypassed, said(undefined, { atMs: 190_000 }), bypassedAt(241_000, { attempt: 2 })];
  expectFinding(found([...eventBodies, until(382_000)]), 'pass', 'in the first 180.0 s', [3, 4]);
});

test('a bot engine that escalates in its silence is inconclusive', () => {
  const eventBodies = [...askedInSilence(), requested({ atMs: 10 }), until(192_000)];
  expectFinding(found(eventBodies), 'inconclusive', 'escalated although it was to be silent', [4]);
});

test('a transfer by the bot that has come back is no bypass', () => {
  const back: Happened = { kind: 'outage-ended', atMs: 60_000 };
  const eventBodies = [...askedInSilence(), back, bypassedAt(61_000), until(192_000)];
  expectFinding(found(eventBodies), 'inconclusive', 'No bot with a fallback skill was silent', []);
});

test('no transfer at all is inconclusive', () => {
  expectFinding(found([...askedInSilence(), until(192_000)]), 'inconclusive', 'no silent bot was bypassed at all', []);
});

test('a play that ends too early is inconclusive', () => {
  expectFinding(found([...askedInSilence(), until(100_000)]), 'inconclusive', 'Observed 100.0 s of 190.0 s', [3]);
});

test('a bot that is never silent is inconclusive', () => {
  expectFinding(found([offered, said(), requested(), until(192_000)]), 'inconclusive', 'was silent in this play', []);
});

test('a wait that the connector sets itself is for another rule', () => {
  const agentConnector = { fallbackSkillId: '77', fallbackEscalationTime: 60_000 };
  const finding = found([...askedInSilence(), bypassedAt(60_000)], { agentConnector });
  expectFinding(finding, 'inconclusive', 'was silent in this play', []);
});

test('words that a bot had answered before it fell silent start no wait', () => {
  const answeredFirst: Happened[] = [offered, said('hello'), read('Welcome'), { kind: 'outage-began', atMs: 90_000 }];
  const eventBodies = [...answeredFirst, said(undefined, { atMs: 100_000 }), bypassedAt(200_000)];
  expectFinding(found(eventBodies), 'fail', 'before the bot had been silent for 180.0 s', [5, 6]);
});
