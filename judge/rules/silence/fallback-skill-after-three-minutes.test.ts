import { expectFinding } from '../../../quality/testing/expect-finding';
import type { Interaction } from '../../../protocol/types';
import { answered, offered, read, requested, said } from '../../../quality/testing/event-bodies';
import {
  askedInSilence,
  bypassedAt,
  nearlyThreeMinutes,
  until,
  withFallbackSkill,
} from '../../../quality/testing/silent-bot';
import { expect, test } from '../../../quality/testing/test';
import {
  askForAgent,
  someSkillId,
  traceOf,
  type Happened,
  type TraceOverrides,
} from '../../../quality/testing/trace-builder';
import { fallbackSkillAfterThreeMinutes } from './fallback-skill-after-three-minutes';

function found(eventBodies: readonly Happened[], more: TraceOverrides = {}) {
  return fallbackSkillAfterThreeMinutes.judge(traceOf({ ...withFallbackSkill, ...more }, eventBodies));
}

test('a transfer to the fallback skill right after the limit passes', () => {
  const eventBodies = [...askedInSilence(), nearlyThreeMinutes, bypassedAt(180_000)];
  expectFinding(found(eventBodies), 'pass', 'After 180.0 s of silence', [3, 5]);
});

test('a transfer somewhere within the stretch of virtual time that holds the limit passes', () => {
  const bypass = { ...bypassedAt(192_000), afterMs: 179_999, byMs: 192_000 };
  expectFinding(found([...askedInSilence(), nearlyThreeMinutes, bypass]), 'pass', 'was asked for', [3, 5]);
});

test('no transfer until long after the limit fails', () => {
  expectFinding(
    found([...askedInSilence(), until(192_000)]),
    'fail',
    'silent for 192.0 s after the consumer asked for an agent (event 3), and no',
    [3, 4],
  );
});

test('a bot that is back and answers nothing is to be bypassed all the same', () => {
  const back: Happened = { kind: 'outage-ended', atMs: 60_000 };
  const eventBodies = [...askedInSilence(), back];
  expectFinding(found([...eventBodies, bypassedAt(180_000)]), 'pass', 'After 180.0 s of silence', [3, 5]);
  expectFinding(found([...eventBodies, until(192_000)]), 'fail', 'silent for 192.0 s after', [3, 4, 5]);
});

test('a bot that is back and says something is not silent', () => {
  const back: Happened = { kind: 'outage-ended', atMs: 60_000 };
  const eventBodies = [...askedInSilence(), back, read('Here we are again.', { atMs: 61_000 }), until(192_000)];
  expectFinding(found(eventBodies), 'inconclusive', 'No bot with a fallback skill was silent', []);
});

test('a bot that is back before the words of which it was deaf are followed by others shows nothing', () => {
  const back: Happened = { kind: 'outage-ended', atMs: 60_000 };
  const eventBodies = [...askedInSilence(), back, said('hello', { atMs: 61_000 }), until(192_000)];
  expectFinding(found(eventBodies), 'inconclusive', 'Observed 60.0 s of 190.0 s', [3]);
});

for (const { what, events, verdict, because, evidence } of [
  {
    what: 'after the first words',
    events: [bypassedAt(180_000)],
    verdict: 'pass',
    because: 'was asked for',
    evidence: [3, 5],
  },
  {
    what: 'after the last words',
    events: [bypassedAt(249_999)],
    verdict: 'pass',
    because: 'was asked for',
    evidence: [3, 5],
  },
  {
    what: 'too late after the last words',
    events: [bypassedAt(250_001)],
    verdict: 'fail',
    because: 'too late',
    evidence: [3, 5],
  },
  { what: 'never', events: [until(252_000)], verdict: 'fail', because: 'silent for 192.0 s', evidence: [3, 4, 5] },
  {
    what: 'not watched for',
    events: [until(245_000)],
    verdict: 'inconclusive',
    because: 'Observed 185.0 s',
    evidence: [3],
  },
] as const) {
  test(`words that ask for nothing leave the escalation that was asked for: bypassed ${what}`, () => {
    const meanwhile = [...askedInSilence(), said('Is anybody there?', { atMs: 60_000 })];
    expectFinding(found([...meanwhile, ...events]), verdict, because, [...evidence]);
  });
}

test('receipts of the connector leave the escalation that was asked for', () => {
  const receipt = (atMs: number) => read('We have received your message.', { atMs });
  const meanwhile = [...askedInSilence(), receipt(0), said('Is anybody there?', { atMs: 60_000 }), receipt(60_000)];
  expectFinding(found([...meanwhile, bypassedAt(240_000)]), 'pass', 'was asked for', [3, 7]);
});

test('an escalation that the bot answers before further words is none that waits', () => {
  const back: Happened[] = [{ kind: 'outage-ended', atMs: 30_000 }, read('Here we are again.', { atMs: 31_000 })];
  const again: Happened[] = [{ kind: 'outage-began', atMs: 40_000 }, said('Is anybody there?', { atMs: 60_000 })];
  expectFinding(
    found([...askedInSilence(), ...back, ...again, until(252_000)]),
    'inconclusive',
    'was silent in this play',
    [],
  );
});

test('a transfer to another skill fails', () => {
  const eventBodies = [...askedInSilence(), requested({ atMs: 181_000 }), until(192_000)];
  expectFinding(found(eventBodies), 'fail', 'bypassed to skill "3402109730"', [3, 4]);
});

test('a second transfer, to whatever skill, is for another rule', () => {
  const bypassed = [...askedInSilence(), bypassedAt(180_000), answered('accepted')];
  expectFinding(found([...bypassed, bypassedAt(190_000, { attempt: 2 })]), 'pass', 'was asked for', [3, 4]);
  expectFinding(found([...bypassed, requested({ attempt: 2 })]), 'pass', 'was asked for', [3, 4]);
});

test('a delayed escalation of an earlier turn is no bypass', () => {
  const interactions: Interaction[] = [{ type: 'integration', integration: 'escalation', interactionDelay: 181_000 }];
  const dialogs = [{ name: 'escalate', type: 'dialog' as const, patterns: [askForAgent], interactions }];
  const eventBodies = [offered, said(), ...askedInSilence().slice(1), requested({ atMs: 181_000 }), until(192_000)];
  expectFinding(found(eventBodies, { dialogs }), 'inconclusive', 'of an earlier turn was still to come', [5]);
});

test('a transfer minutes after the limit fails', () => {
  expectFinding(found([...askedInSilence(), bypassedAt(300_000)]), 'fail', '120.0 s too late', [3, 4]);
});

test('a text in the place of the transfer fails', () => {
  const eventBodies = [...askedInSilence(), read('Bear with us', { atMs: 180_100 }), until(192_000)];
  expectFinding(found(eventBodies), 'fail', 'no transfer to the fallback skill', [3, 4, 5]);
});

test('a play that ends too early is inconclusive', () => {
  expectFinding(found([...askedInSilence(), until(185_000)]), 'inconclusive', 'Observed 185.0 s of 190.0 s', [3]);
});

test('a bot that answers in its silence is inconclusive', () => {
  const eventBodies = [...askedInSilence(), read('Hello', { atMs: 10 }), until(192_000)];
  expectFinding(found(eventBodies), 'inconclusive', 'although it was to be silent', [4]);
});

test('a transfer before the limit is for another rule', () => {
  const eventBodies = [...askedInSilence(), bypassedAt(60_000), until(192_000)];
  expectFinding(found(eventBodies), 'inconclusive', 'before the limit', [4]);
});

test('an agent who comes first leaves nothing to bypass', () => {
  const eventBodies: Happened[] = [...askedInSilence(), { kind: 'agent-joined', atMs: 60_000 }, until(192_000)];
  expectFinding(found(eventBodies), 'inconclusive', 'Observed 60.0 s of 190.0 s', [3]);
});

test('a bot that is never silent is inconclusive', () => {
  expectFinding(found([offered, said(), requested(), until(192_000)]), 'inconclusive', 'was silent in this play', []);
});

test('no fallback skill is inconclusive', () => {
  const finding = found([...askedInSilence(), until(192_000)], { agentConnector: {} });
  expectFinding(finding, 'inconclusive', 'No bot with a fallback skill', []);
});

test('silence on chat is not judged', () => {
  const finding = found([...askedInSilence(), until(192_000)], { channel: 'chat' });
  expectFinding(finding, 'inconclusive', 'was silent in this play', []);
});

test('a skill id that is a grey number is not judged', () => {
  const finding = found([...askedInSilence(), until(192_000)], { integration: { agentSkillId: '0123' } });
  expectFinding(finding, 'inconclusive', 'was silent in this play', []);
});

for (const { set, before, verdict } of [
  { set: someSkillId, before: undefined, verdict: 'inconclusive' },
  { set: someSkillId, before: 'nobody', verdict: 'inconclusive' },
  { set: 'nobody', before: someSkillId, verdict: 'inconclusive' },
  { set: someSkillId, before: '4711', verdict: 'fail' },
] as const) {
  test(`a skill id that the silent dialog would set to ${set}, ${before} before, is ${verdict}`, () => {
    const interactions: Interaction[] = [
      { type: 'set-variable', variable: 'skillId', value: set },
      { type: 'integration', integration: 'escalation' },
    ];
    const finding = found([...askedInSilence(), until(192_000)], {
      dialogs: [{ name: 'escalate', type: 'dialog', patterns: [askForAgent], interactions }],
      bot: { contextVariables: before === undefined ? {} : { skillId: before } },
      integration: { agentSkillId: '{$botContext.skillId}' },
    });

    expect(finding.verdict, finding.because).toBe(verdict);
  });
}

test('a transfer ten seconds after the limit passes', () => {
  const eventBodies = [...askedInSilence(), nearlyThreeMinutes, bypassedAt(190_000)];
  expectFinding(found(eventBodies), 'pass', 'was asked for', [3, 5]);
});

test('a transfer more than ten seconds after the limit fails', () => {
  const eventBodies = [...askedInSilence(), nearlyThreeMinutes, bypassedAt(190_001)];
  expectFinding(found(eventBodies), 'fail', 'too late', [3, 5]);
});

test('a text before the escalation that a silent bot does not say changes nothing', () => {
  const interactions: Interaction[] = [
    { type: 'text', text: 'Let me see' },
    { type: 'integration', integration: 'escalation' },
  ];
  const dialogs = [{ name: 'escalate', type: 'dialog' as const, patterns: [askForAgent], interactions }];
  const eventBodies = [...askedInSilence(), nearlyThreeMinutes, bypassedAt(180_000)];
  expectFinding(found(eventBodies, { dialogs }), 'pass', 'was asked for', [3, 5]);
});

test('a bot that is back too early for words that came late is to be bypassed all the same', () => {
  const late: Happened[] = [offered, { kind: 'outage-began' }, said(undefined, { atMs: 100_000 })];
  const back: Happened = { kind: 'outage-ended', atMs: 150_000 };
  expectFinding(found([...late, back, bypassedAt(280_000)]), 'pass', 'After 180.0 s of silence', [3, 5]);
});

test('what the consumer of another conversation says starts no wait anew', () => {
  const [other, conversations] = [{ conversation: 'other' }, { main: {}, other: {} }];
  const hello = said('hello', { ...other, atMs: 60_000 });
  const eventBodies = [...askedInSilence(), { ...offered, ...other }, { kind: 'outage-began', ...other }] as Happened[];
  const finding = found([...eventBodies, hello, until(192_000)], { conversations });
  expectFinding(finding, 'fail', 'silent for 192.0 s after the consumer asked for an agent (event 3)', [3, 7]);
});

test('words that an ordinary dialog would answer leave the escalation that was asked for', () => {
  const hello = { name: 'hello', type: 'dialog' as const, patterns: ['hello'] };
  const interactions: Interaction[] = [{ type: 'integration', integration: 'escalation' }];
  const dialogs = [
    { name: 'escalate', type: 'dialog' as const, patterns: [askForAgent], interactions },
    { ...hello, interactions: [{ type: 'text' as const, text: 'Welcome' }] },
  ];
  const eventBodies = [...askedInSilence(), said('hello', { atMs: 60_000 }), bypassedAt(240_000)];
  expectFinding(found(eventBodies, { dialogs }), 'pass', 'was asked for', [3, 5]);
});

test('no bypass of a bot that had left other words without an answer is told as that', () => {
  const asked = [...askedInSilence().slice(0, 2), said('hello'), said(undefined, { atMs: 5_000 })];
  const told = 'asked for an agent (event 4, behind other words without an answer), and no transfer';
  expectFinding(found([...asked, until(197_000)]), 'fail', told, [4, 5]);
});

test('a receipt before a bot is back leaves it to be bypassed', () => {
  const back: Happened = { kind: 'outage-ended', atMs: 60_000 };
  const receipt = read('We have received your message.', { atMs: 10 });
  expectFinding(found([...askedInSilence(), receipt, back, bypassedAt(180_000)]), 'pass', 'was asked for', [3, 6]);
});

test('words that come when the wait may be over begin nothing anew, as far as a real clock can tell', () => {
  const eventBodies = [...askedInSilence(), until(179_960), said('hello', { atMs: 179_970 }), bypassedAt(180_500)];
  expectFinding(found(eventBodies, { clock: 'real' }), 'inconclusive', 'Observed 179.9 s of 190.0 s', [3]);
});
