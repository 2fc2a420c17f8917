/** A trace is judged once, and one that a rule may judge otherwise is judged by itself. */
import { judgeTrace } from '../../judge/verdict/judge';
import { messageTooLate, wellDone } from '../testing/sample-traces';
import { expect, test } from '../testing/test';
import type { Trace } from '../../trace/trace';
import { judgingOnce } from './judging-once';

/** The same play of another bot, at another time: what differs by chance alone. */
const again = (trace: Trace): Trace => ({
  ...trace,
  implementation: { ...trace.implementation, name: 'another name', version: '9' },
  events: trace.events.map((event) => ({ ...event, wallMs: event.wallMs + 17 })),
});

function counting() {
  let judged = 0;
  const judge = judgingOnce((trace) => ((judged += 1), judgeTrace(trace)));
  return { judge, judged: () => judged };
}

test('a play that differs from an earlier one by chance alone has its findings, which are its own', () => {
  const { judge, judged } = counting();

  const findings = [messageTooLate, again(messageTooLate)].map(judge);

  expect(judged()).toBe(1);
  expect(findings).toEqual([judgeTrace(messageTooLate), judgeTrace(again(messageTooLate))]);
});

for (const [what, other] of [
  ['text', (trace: Trace) => withFirst(trace, 'consumer-said', { text: 'something else' })],
  ['instant', (trace: Trace) => withFirst(trace, 'consumer-said', { afterMs: 77_000, byMs: 77_000 })],
  ['channel', (trace: Trace) => ({ ...trace, channel: 'chat' as const })],
  [
    'fallback message',
    (trace: Trace) => ({ ...trace, implementation: { ...trace.implementation, fallbackMessage: '?' } }),
  ],
] as const) {
  test(`a play with another ${what} is judged by itself`, () => {
    const { judge, judged } = counting();

    const [, second] = [wellDone, other(wellDone)].map(judge);

    expect(judged()).toBe(2);
    expect(second).toEqual(judgeTrace(other(wellDone)));
  });
}

test('what only a few mutants do is forgotten, and judged anew', () => {
  const { judge, judged } = counting();
  const others = Array.from({ length: 20 }, (_, n) => withFirst(wellDone, 'consumer-said', { text: `text ${n}` }));

  for (const trace of [wellDone, ...others, wellDone]) expect(judge(trace)).toEqual(judgeTrace(trace));

  expect(judged()).toBe(22);
});

function withFirst(trace: Trace, kind: string, change: object): Trace {
  const at = trace.events.findIndex((event) => event.kind === kind);
  expect(at).toBeGreaterThanOrEqual(0);
  return { ...trace, events: trace.events.map((event, n) => (n === at ? { ...event, ...change } : event)) };
}
