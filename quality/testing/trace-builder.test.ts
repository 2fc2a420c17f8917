import { expect, test } from './test';
import { traceOf } from './trace-builder';

test('events are numbered and timed in order', () => {
  const trace = traceOf({}, [
    { kind: 'consumer-said', text: 'hello', heardBy: 'bot', atMs: 100 },
    { kind: 'consumer-read', text: 'hi', via: 'message' },
    { kind: 'time-passed', ms: 1000 },
    { kind: 'consumer-read', text: 'late', via: 'message', afterMs: 1100, byMs: 5000, conversation: 'other' },
  ]);
  expect(trace.events.map(({ n, conversation, afterMs, byMs }) => [n, conversation, afterMs, byMs])).toEqual([
    [1, 'main', 100, 100],
    [2, 'main', 100, 100],
    [3, 'main', 1100, 1100],
    [4, 'other', 1100, 5000],
  ]);
});

test('what is overridden reaches every conversation that does not say otherwise', () => {
  const trace = traceOf(
    { agentConnector: { fallbackSkillId: '7' }, conversations: { a: {}, b: { agentConnector: {} } } },
    [],
  );
  expect(trace.conversations['a']?.agentConnector).toEqual({ fallbackSkillId: '7' });
  expect(trace.conversations['b']?.agentConnector).toEqual({});
});
