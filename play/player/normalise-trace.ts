/**
 * A trace without what differs from play to play of the same thing: real milliseconds, ids that the double invents, and
 * the order in which independent conversations were heard. Two plays of one seed have equal ones.
 */
import type { Trace } from '../../trace/trace';
import { withoutChance } from './without-chance';

/** Each conversation's events in its own order, as text; the clock's instants only where the clock is virtual. */
export function normaliseTrace(trace: Trace): string {
  const names = Object.keys(trace.conversations).sort();
  const events = names.map((name) =>
    trace.events
      .filter(({ conversation }) => conversation === name)
      .map(({ n: _n, wallMs: _wallMs, afterMs, byMs, ...what }) =>
        trace.clock === 'virtual' ? { afterMs, byMs, ...what } : what,
      ),
  );
  return withoutChance(JSON.stringify({ ...trace, events }));
}
