import { expectFinding } from '../../../quality/testing/expect-finding';
import { accepted, answered, failed, offered, read, requested, said } from '../../../quality/testing/event-bodies';
import { askedInSilence, bypassedAt, until, withFallbackSkill } from '../../../quality/testing/silent-bot';
import { expect, test } from '../../../quality/testing/test';
import type { Interaction } from '../../../protocol/types';
import { askForAgent, traceOf, type Happened, type TraceOverrides } from '../../../quality/testing/trace-builder';
import { sentinel } from '../../../trace/trace';
import { replyCancels } from './reply-cancels';

const twin = { conversation: 'twin' };

/** The bot greets whoever says hello. */
function found(eventBodies: readonly Happened[], more: TraceOverrides = {}, ...next: Interaction[]) {
  const greet = {
    name: 'greet',
    type: 'dialog' as const,
    patterns: ['hello'],
    interactions: [{ type: 'text' as const, text: 'Welcome' }, ...next],
  };
  const conversations = { main: { dialogs: [greet] }, twin: {} };
  return replyCancels.judge(traceOf({ ...withFallbackSkill, conversations, ...more }, eventBodies));
}

const greeted = [offered, said('hello'), read('Welcome')];
const twinBypassed = [...askedInSilence('twin'), bypassedAt(180_000, twin)];

test('a bot that answered and is left alone passes when a silent one was bypassed', () => {
  expectFinding(found([...greeted, ...twinBypassed, until(192_000)]), 'pass', 'the silent one was', [2, 3]);
});

test('a bypass of the bot that answered fails', () => {
  const eventBodies = [...greeted, bypassedAt(180_000), until(192_000)];
  expectFinding(found(eventBodies), 'fail', 'bypassed to the fallback skill "77" all the same', [2, 3, 4]);
});

test('a bypass that comes too soon for the words that were answered is looked for in the wait for earlier ones', () => {
  const finding = found([...greeted, bypassedAt(100_000), until(192_000)]);

  expectFinding(finding, 'fail', '100.0 s after it the bot was bypassed', [2, 3, 4]);
  expect(finding.lookAt).toBe(
    "whether a text of the bot's stops every silence timer of the conversation, those of earlier words included",
  );
});

test('the transfer that its own dialog asks for later is no bypass', () => {
  const escalate: Interaction = { type: 'integration', integration: 'escalation', interactionDelay: 181_000 };
  const eventBodies = [...greeted, ...twinBypassed, requested({ atMs: 181_000 }), until(192_000)];
  expectFinding(found(eventBodies, {}, escalate), 'pass', 'was not bypassed', [2, 3]);
});

/** The bot escalates as soon as it is asked to. */
function foundEscalating(...eventBodies: Happened[]) {
  const conversations = { main: {}, twin: {} };
  return replyCancels.judge(traceOf({ ...withFallbackSkill, conversations }, [offered, said(), ...eventBodies]));
}

test('a bot that escalated and is left alone passes when a silent one was bypassed', () => {
  const finding = foundEscalating(...accepted(1), ...twinBypassed, until(192_000));
  expectFinding(finding, 'pass', 'the silent one was', [2, 3]);
});

test('a bypass of the bot that escalated fails', () => {
  const finding = foundEscalating(...accepted(1), bypassedAt(180_000, { attempt: 2 }), until(192_000));
  expectFinding(finding, 'fail', 'The transfer that the bot asked for (event 3) answered the consumer', [2, 3, 5]);
  expect(finding.lookAt).toContain("whether a transfer of the bot's stops the silence timer");
});

test('a bypass is told by the text that had to end the wait, and by how long after it what came', () => {
  const finding = found([...greeted, bypassedAt(180_000), until(192_000)]);

  expect(finding.because).toBe(
    'The bot\'s text "Welcome" (event 3) answered the consumer and did not end the wait for an answer: 180.0 s after it the ' +
      'bot was bypassed to the fallback skill "77" all the same (event 4, in the same conversation).',
  );
  expect(finding.expected).toBe('no transfer request to the fallback skill, as event 3 answered in time');
  expect(finding.lookAt).toContain("whether a text of the bot's stops the silence timer");
});

test('a call for the fallback skill that had failed before, and is made again, is not sure to be a bypass', () => {
  const silent = [...askedInSilence().slice(0, 2), said('hello'), bypassedAt(180_000), answered('accepted')];
  const back: Happened[] = [{ kind: 'outage-ended' }, failed(1, { atMs: 190_000 }), said('hello'), read('Welcome')];
  const eventBodies = [...silent, ...back, bypassedAt(250_000, { attempt: 2 }), until(392_000)];
  expectFinding(found(eventBodies), 'inconclusive', 'as it had been before a failure', [10]);
});

test('a bypass of the bot whose transfer was refused fails', () => {
  const finding = foundEscalating(requested(), answered('error'), bypassedAt(180_000, { attempt: 2 }), until(192_000));
  expectFinding(finding, 'fail', '(event 3) was refused, and is something that the bot did all the same', [2, 3, 5]);
  expect(finding.expected).toBe('no transfer request to the fallback skill, as event 3 came in time');
});

test('a bot whose transfer was refused passes where it is left alone', () => {
  const finding = foundEscalating(requested(), answered('error'), ...twinBypassed, until(192_000));
  expectFinding(finding, 'pass', 'was not bypassed', [2, 3]);
});

test('a transfer call that nobody answers is not sure to be an answer', () => {
  const finding = foundEscalating(requested(), bypassedAt(180_000, { attempt: 2 }), until(192_000));
  expectFinding(finding, 'inconclusive', 'did not answer in time', [2]);
});

test('a connector that bypasses nobody is inconclusive', () => {
  expectFinding(found([...greeted, until(192_000)]), 'inconclusive', 'bypassed at all', []);
});

test('a bot that does not answer in time is inconclusive', () => {
  const eventBodies = [offered, said('hello'), read('Welcome', { atMs: 181_000 }), until(192_000)];
  expectFinding(found(eventBodies), 'inconclusive', 'did not answer in time', [2, 3]);
});

test('a play that ends soon after the limit is inconclusive', () => {
  const eventBodies = [...greeted, ...twinBypassed, until(185_000)];
  expectFinding(found(eventBodies), 'inconclusive', 'Observed 185.0 s of 190.0 s', [2]);
});

test('a play that ends before the limit is inconclusive', () => {
  expectFinding(found([...greeted, until(100_000)]), 'inconclusive', 'watched for longer than the limit', []);
});

test('answers on chat are not judged', () => {
  expectFinding(found([...greeted, until(192_000)], { channel: 'chat' }), 'inconclusive', 'No bot that answered', []);
});

test('words of the bot that a failed transfer led to are not judged', () => {
  const dialogs = [
    {
      name: 'caught',
      type: 'dialog' as const,
      patterns: [sentinel],
      interactions: [{ type: 'text' as const, text: 'Oh' }],
    },
    {
      name: 'escalate',
      type: 'dialog' as const,
      patterns: [askForAgent],
      interactions: [{ type: 'integration' as const, integration: 'escalation' }],
    },
  ];
  const eventBodies = [...accepted(1), failed(1, { atMs: 1_000 }), read('Oh'), bypassedAt(181_000, { attempt: 2 })];
  const finding = replyCancels.judge(
    traceOf({ ...withFallbackSkill, dialogs }, [offered, said(), ...eventBodies, until(192_000)]),
  );
  expectFinding(finding, 'inconclusive', 'watched for longer than the limit', []);
});
