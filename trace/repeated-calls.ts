/**
 * Calls to the Transfer API that are made again: one that had failed at once, or, once a transfer has failed later, any call
 * from before that. No document asks for it or forbids it: such a call is not taken for what another escalation asks for.
 */
import { failedAtOnce } from './failure-count';
import { oncePerTrace } from './once-per-trace';
import { eventsOf } from './pick-events';
import { blankMessage, isKind, type Event } from './trace';
import { endOf } from './what-happened';

type Requested = Event<'transfer-requested'>;

/** The requests of a trace that repeat one of their conversation. */
export const repeatedCallsIn = oncePerTrace(
  (trace): ReadonlySet<Requested> =>
    new Set(Object.keys(trace.conversations).flatMap((name) => [...repeatedCallsOf(eventsOf(trace, name))])),
);

/** The same of the events of one conversation. */
export function repeatedCallsOf(events: readonly Event[]): ReadonlySet<Requested> {
  const atOnce: Requested[] = [];
  /** Whoever asks again after a transfer failed later may ask for that one, for the last one, or for any of before. */
  let beforeFailure: readonly Requested[] = [];
  const repeated = new Set<Requested>();
  const made = new Map<number, Requested>();
  for (const event of events) {
    if (event.kind === 'transfer-requested') {
      made.set(event.attempt, event);
      const repeats =
        [...atOnce, ...beforeFailure].some((each) => isSameCall(each, event)) ||
        beforeFailure.some((each) => isSameUntold(each, event));
      if (repeats) repeated.add(event);
    }
    if (event.kind === 'transfer-failed') beforeFailure = [...made.values()];
    const call = failedAtOnce(event) ? made.get(event.attempt) : undefined;
    if (call) atOnce.push(call);
  }
  return repeated;
}

/**
 * The requests of one conversation that say what another said: one that had failed, or one of the same turn, whatever came of
 * it. No escalation is to be blamed for what they say, unless it asks for the same.
 */
export function callsMadeAgain(events: readonly Event[]): ReadonlySet<Requested> {
  const again = new Set(repeatedCallsOf(events));
  let ofTurn: Requested[] = [];
  for (const event of events) {
    if (event.kind === 'consumer-said' || event.kind === 'transfer-failed') ofTurn = [];
    if (event.kind !== 'transfer-requested') continue;
    if (ofTurn.some((each) => isSameCall(each, event))) again.add(event);
    ofTurn.push(event);
  }
  return again;
}

/** The consumer may be spared a message that was sent before. */
function isSameUntold(one: Requested, other: Requested): boolean {
  return other.message === blankMessage && isSameCall({ ...one, message: blankMessage }, other);
}

/** Whether two requests say the same, as far as the protocol knows what they say. */
export function isSameCall(one: Requested, other: Requested): boolean {
  return (
    one.skillId === other.skillId &&
    isSameMessage(one, other) &&
    one.agentId === other.agentId &&
    one.context?.intentId === other.context?.intentId &&
    one.context?.userMessage === other.context?.userMessage
  );
}

/** A message that is told by its place may not be told of a call that is made again: a bot says it once. */
function isSameMessage(one: Requested, other: Requested): boolean {
  if (one.message === other.message) return true;
  return one.toldByPlace === true && [one, other].some(({ message }) => message === blankMessage);
}

/** Whether such a call was answered in these events as an accepted one, beside one that was not. */
export function answersDiffer(calls: readonly Requested[], events: readonly Event[]): boolean {
  const answers = calls.flatMap(({ attempt }) =>
    events
      .filter(isKind('transfer-answered'))
      .filter((each) => each.attempt === attempt)
      .map((each) => endOf(each).kind === 'accepted'),
  );
  return new Set(answers).size > 1;
}
