/**
 * A trace without what differs from play to play of the same thing: real milliseconds, ids that the double invents, and
 * the order in which independent conversations were heard. Two plays of one seed have equal ones.
 */
import type { Trace } from '../../trace/trace';

/** Ids by chance: those of conversations and of accepted transfers, also where a script has turned one round. */
const invented =
  /(?:conversation-)?(?:[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}|[0-9a-f]{12}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{8})/g;

/** Each play has bots that no implementation has met: the end of their ids is drawn by chance. */
const mark = /("chatBotId":"(?:[^"\\]|\\.)*)-[0-9a-f]{8}"/g;

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
  // An id is known again by the order in which it first comes up.
  const seen = new Map<string, string>();
  const text = JSON.stringify({ ...trace, events }).replace(mark, '$1"');
  return text.replace(invented, (id) => {
    const name = seen.get(id) ?? `id ${seen.size + 1}`;
    seen.set(id, name);
    return name;
  });
}
