/** Picks events of one sort out of many. */
import { oncePerTrace } from './once-per-trace';
import { isKind, type Event, type Trace } from './trace';
import type { Turn } from './turn';

/** What the consumer read in these events. */
export function readings(events: readonly Event[]): Event<'consumer-read'>[] {
  return events.filter(isKind('consumer-read'));
}

/** The transfer requests in these events. */
export function requests(events: readonly Event[]): Event<'transfer-requested'>[] {
  return events.filter(isKind('transfer-requested'));
}

/** The transfer requests that answer to an escalation of the turn. */
export function claimedRequests({ planned }: Pick<Turn, 'planned'>): Event<'transfer-requested'>[] {
  return planned.flatMap((each) => (each.kind === 'escalation' && each.request ? [each.request] : []));
}

const byConversation = oncePerTrace((trace): ReadonlyMap<string, readonly Event[]> => {
  const events = new Map<string, Event[]>();
  for (const event of trace.events) {
    const others = events.get(event.conversation);
    if (others) others.push(event);
    else events.set(event.conversation, [event]);
  }
  return events;
});

/** The events of one conversation. */
export function eventsOf(trace: Trace, conversation: string): readonly Event[] {
  return byConversation(trace).get(conversation) ?? [];
}
