/** Normalising takes away chance and nothing else. */
import { expect, test } from '../../quality/testing/test';
import { askForAgent, traceOf } from '../../quality/testing/trace-builder';
import type { Trace } from '../../trace/trace';
import { normaliseTrace } from './normalise-trace';

const ids = ['0b7e3c1a-1111-4222-8333-444455556666', '9c2d4e5f-aaaa-4bbb-8ccc-ddddeeeeffff'] as const;

function played(id: string, wallMs: number, text = askForAgent): Trace {
  const trace = traceOf({}, [
    { kind: 'configuration-offered' },
    { kind: 'consumer-said', text, heardBy: 'bot' },
    { kind: 'transfer-answered', attempt: 1, answer: 'accepted', status: 200, raw: { transferId: id } },
  ]);
  return { ...trace, events: trace.events.map((event) => ({ ...event, wallMs })) };
}

test('two plays that differ by chance alone are equal', () => {
  expect(normaliseTrace(played(ids[0], 1))).toBe(normaliseTrace(played(ids[1], 20)));
});

test('another text makes another trace', () => {
  expect(normaliseTrace(played(ids[0], 1))).not.toBe(normaliseTrace(played(ids[0], 1, 'something else')));
});
