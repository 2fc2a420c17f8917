import { expectFinding } from '../../../quality/testing/expect-finding';
import { passed, requested } from '../../../quality/testing/event-bodies';
import { askedInSilence, bypassedAt, someFallbackSkillId, until } from '../../../quality/testing/silent-bot';
import { test } from '../../../quality/testing/test';
import { traceOf, type Happened, type TraceOverrides } from '../../../quality/testing/trace-builder';
import { shortenedSilenceMs } from '../../../trace/trace';
import { configuredWait } from './configured-wait';

function found(eventBodies: readonly Happened[], more: TraceOverrides = {}, fallbackEscalationTime = 30_000) {
  const agentConnector = { fallbackSkillId: someFallbackSkillId, fallbackEscalationTime };
  return configuredWait.judge(traceOf({ agentConnector, ...more }, [...askedInSilence(), ...eventBodies]));
}

test('a bypass when the configured wait is over passes', () => {
  expectFinding(found([bypassedAt(30_000)]), 'pass', 'After 30.0 s of silence', [3, 4]);
});

test('a bypass before that fails', () => {
  expectFinding(found([bypassedAt(29_999)]), 'fail', 'before the configured wait of 30.0 s', [3, 4]);
  expectFinding(found([bypassedAt(30_000)], {}, 30_567), 'fail', 'before the configured wait of 30.567 s', [3, 4]);
});

test('a bypass after three minutes all the same fails', () => {
  expectFinding(found([bypassedAt(180_000)]), 'fail', 'too late', [3, 4]);
});

test('no bypass fails', () => {
  expectFinding(found([until(40_000)]), 'fail', 'no transfer to the fallback skill', [3, 4]);
});

test('a watch that ends too early is inconclusive', () => {
  expectFinding(found([passed(39_999)]), 'inconclusive', 'Observed 39.9 s of 40.0 s', [3]);
});

test('a bot engine that escalates by itself is inconclusive', () => {
  expectFinding(found([requested({ atMs: 100 })]), 'inconclusive', 'although it was to be silent', [4]);
});

test('the default wait is not judged', () => {
  const agentConnector = { fallbackSkillId: someFallbackSkillId };
  expectFinding(found([until(200_000)], { agentConnector }), 'inconclusive', 'with a configured wait', []);
});

test('chat is not judged', () => {
  expectFinding(found([until(40_000)], { channel: 'chat' }), 'inconclusive', 'with a configured wait', []);
});

test('a connector without a fallback skill is not judged', () => {
  const agentConnector = { fallbackEscalationTime: 30_000 };
  expectFinding(found([until(40_000)], { agentConnector }), 'inconclusive', 'with a configured wait', []);
});

test('a bot engine that escalates by itself, and is bypassed too early as well, fails', () => {
  const eventBodies = [requested({ atMs: 100 }), bypassedAt(10_000, { attempt: 2 })];
  expectFinding(found(eventBodies), 'fail', 'before the configured wait of 30.0 s', [3, 5]);
});

test('the wait that stands in for three minutes is not judged where waits can be shortened', () => {
  const judged = (clock: 'virtual' | 'configurable') =>
    found([bypassedAt(shortenedSilenceMs)], { clock }, shortenedSilenceMs);
  expectFinding(judged('virtual'), 'pass', 'After 8.0 s of silence', [3, 4]);
  expectFinding(judged('configurable'), 'inconclusive', 'with a configured wait', []);
});
