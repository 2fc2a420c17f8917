/** Picks events of one sort out of many. */
import { isKind, type Event, type Trace } from './trace';

/** What the consumer read in these events. */
export function readings(events: readonly Event[]): Event<'consumer-read'>[] {
  return events.filter(isKind('consumer-read'));
}

/** The transfer requests in these events. */
export function requests(events: readonly Event[]): Event<'transfer-requested'>[] {
  return events.filter(isKind('transfer-requested'));
}

/** The events of one conversation. */
export function eventsOf(trace: Trace, conversation: string): Event[] {
  return trace.events.filter((event) => event.conversation === conversation);
}
