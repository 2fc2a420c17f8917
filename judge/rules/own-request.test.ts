/** A pass is worth nothing when it rests on a transfer that the bot would have asked for anyway. */
import { offered, read, requested, said } from '../../quality/testing/event-bodies';
import { expect, test } from '../../quality/testing/test';
import { someMessage, traceOf, type Happened, type SetupOverrides } from '../../quality/testing/trace-builder';
import { restingOnOwnRequests } from './own-request';
import { fail, inconclusive, pass } from './rule';

const requestedWith = (message: string): Happened => requested({ message });

function judged(eventBodies: readonly Happened[], overrides: SetupOverrides = {}) {
  const trace = traceOf(overrides, [offered, ...eventBodies]);
  const request = trace.events.find(({ kind }) => kind === 'transfer-requested');
  return restingOnOwnRequests(pass('It transferred.', request), trace);
}

for (const message of [someMessage, ` ${someMessage.toLowerCase()} `, 'moment']) {
  test(`a request with the message ${JSON.stringify(message)} is the escalation's own`, () => {
    expect(judged([said(), requestedWith(message)]).verdict).toBe('pass');
  });
}

for (const message of ['Please hold the line.', 'BLANK_MESSAGE', '']) {
  test(`a request with the message ${JSON.stringify(message)} shows nothing`, () => {
    const finding = judged([said(), requestedWith(message)]);

    expect(finding).toMatchObject({ verdict: 'inconclusive', evidence: [3] });
    expect(finding.because).toContain(JSON.stringify(message));
  });
}

test('a bot that says the message itself is believed', () => {
  expect(judged([said(), read(someMessage), requestedWith('BLANK_MESSAGE')]).verdict).toBe('pass');
});

test('where BLANK_MESSAGE is configured, it is what the request has to carry', () => {
  const blank = { integration: { messageToUser: 'BLANK_MESSAGE' } };

  expect(judged([said(), requestedWith('BLANK_MESSAGE')], blank).verdict).toBe('pass');
  expect(judged([said(), requestedWith(someMessage)], blank).verdict).toBe('inconclusive');
});

test('where the documents do not say what is to be read, nothing is doubted', () => {
  const unset = { integration: { messageToUser: '{$.botContext.nobody.set}' } };

  expect(judged([said(), requestedWith('anything')], unset).verdict).toBe('pass');
});

test('a bypass of the silent bot has no message to be known by', () => {
  expect(judged([{ kind: 'outage-began' }, said(), requestedWith('anything')]).verdict).toBe('pass');
});

test('failures, open questions and passes that rest on something else stay as they are', () => {
  const trace = traceOf({}, [offered, said(), requestedWith('anything')]);
  const [, question, request] = trace.events;

  for (const finding of [fail('No.', 'yes', request), inconclusive('Perhaps.', request), pass('Yes.', question)]) {
    expect(restingOnOwnRequests(finding, trace)).toBe(finding);
  }
});
