import { expect, test } from '../quality/testing/test';
import { traceOf, type Happened } from '../quality/testing/trace-builder';
import { moment, quote, seconds, renderEvent } from './render-event';

test('a plain text stands in quotes', () => {
  expect(quote('Ça va, 少々 👍')).toBe('"Ça va, 少々 👍"');
});

test('quotes, backslashes and line feeds in a text are escaped', () => {
  expect(quote('a"b\\c\nd')).toBe('"a\\"b\\\\c\\nd"');
});

for (const [what, character, shown] of [
  ['an escape sequence', '\u001b', '\\u001b'],
  ['a C1 control', '\u009b', '\\u009b'],
  ['a delete', '\u007f', '\\u007f'],
  ['a mark that turns the writing direction', '\u202e', '\\u202e'],
  ['an isolate', '\u2066', '\\u2066'],
  ['a character without width', '\u200b', '\\u200b'],
  ['a soft hyphen', '\u00ad', '\\u00ad'],
  ['a line separator', '\u2028', '\\u2028'],
  ['a byte order mark', '\ufeff', '\\ufeff'],
  ['half a pair', '\ud800', '\\ud800'],
  ['an invisible tag', '\u{e0041}', '\\u{e0041}'],
] as const) {
  test(`${what} is made visible`, () => {
    expect(quote(`a${character}b`)).toBe(`"a${shown}b"`);
  });
}

test('a long text is cut between characters, and its length is told', () => {
  expect(quote('👍👍👍', 2)).toBe('"👍👍" … (6 characters)');
});

test('a text as long as the limit is not cut', () => {
  expect(quote('👍👍', 2)).toBe('"👍👍"');
});

test('a moment just before a limit does not show as the limit', () => {
  expect([0, 99, 100, 179_999, 180_000].map(seconds)).toEqual(['0.0 s', '0.0 s', '0.1 s', '179.9 s', '180.0 s']);
});

function only(happened: Happened) {
  const [event] = traceOf({}, [happened]).events;
  if (!event) throw new Error('The trace holds no event.');
  return event;
}

test('a stretch of virtual time is told with both ends', () => {
  expect(moment(only({ kind: 'transfer-failed', attempt: 1, afterMs: 1_000, byMs: 2_500 }))).toBe('1.0 s–2.5 s');
});

for (const [happened, told] of [
  [{ kind: 'consumer-said', text: 'hi', heardBy: 'agent' }, 'consumer → agent  "hi"'],
  [{ kind: 'consumer-read', text: 'hi', via: 'message' }, 'bot → consumer  "hi"'],
  [{ kind: 'consumer-read', text: 'hi', via: 'transfer' }, 'platform → consumer  "hi" (from the transfer request)'],
  [{ kind: 'transfer-answered', attempt: 2, answer: 'error', status: 503 }, 'platform → bot  error 503 (attempt 2)'],
  [{ kind: 'transfer-answered', attempt: 2, answer: 'reset' }, 'platform → bot  reset (attempt 2)'],
  [{ kind: 'handed-over', attempt: 1, to: 'agent', id: 'a1', skillId: '42' }, 'hands the conversation to agent "a1"'],
  [{ kind: 'agent-joined' }, 'platform → bot  an agent joined'],
  [{ kind: 'returned-to-bot' }, 'platform  gives the conversation back to the bot'],
  [{ kind: 'configuration-refused', status: 422, detail: 'no\nway' }, 'with status 422: "no\\nway"'],
  [
    { kind: 'call-refused', call: 'POST …/transfers', status: 400, why: 'empty' },
    'refuses "POST …/transfers" with status 400: "empty"',
  ],
] as const satisfies readonly (readonly [Happened, string])[]) {
  test(`${happened.kind} is told as ${told}`, () => {
    expect(renderEvent(only(happened))).toContain(told);
  });
}

test('a transfer request is told with all that it asks for', () => {
  const event = only({
    kind: 'transfer-requested',
    attempt: 1,
    skillId: '42',
    agentId: 'a1',
    message: 'Hold on',
    context: { intentId: 'billing' },
    atMs: 100,
  });

  expect(renderEvent(event)).toBe(
    '#1  0.1 s  bot → platform  transfer to skill "42", agent "a1", message "Hold on", context "{\\"intentId\\":\\"billing\\"}"',
  );
});
