import { offered, said } from '../quality/testing/event-bodies';
import { expect, test } from '../quality/testing/test';
import { traceOf } from '../quality/testing/trace-builder';
import { eventsOf } from './pick-events';

test('each conversation has its own events, and one in which nothing happened has none', () => {
  const conversations = { main: {}, other: {}, quiet: {} };
  const trace = traceOf({ conversations }, [offered, said('hello', { conversation: 'other' }), said()]);

  expect(eventsOf(trace, 'main').map(({ n }) => n)).toEqual([1, 3]);
  expect(eventsOf(trace, 'other').map(({ n }) => n)).toEqual([2]);
  expect(eventsOf(trace, 'quiet')).toEqual([]);
});
