/**
 * Which failures count towards the cap. The documents count accepted transfers that failed later; whether calls that
 * failed at once and attempts that came to no call count too, and whether a bot's conversations share a count, they leave
 * open. So there are two counts, and an implementation may have any between them.
 */
import { conversationsOfBot } from './bot-of';
import { reachOf } from './escalation';
import { cap, type Event, type Trace } from './trace';
import type { Escalation, Planned, Turn } from './turn';
import { endOf } from './what-happened';

/** The fewest failures that an implementation may have counted by then: those of its conversation, of which these are all events. */
export function atLeast(events: readonly Event[], by: Event): number {
  return events.filter((event) => event.n <= by.n && failedLater(event)).length;
}

/** The most failures that an implementation may have counted by then. `attempted` are all escalations of which the bot heard. */
export function atMost(trace: Trace, attempted: readonly Escalation[], by: Event): number {
  const bots = conversationsOfBot(trace, by.conversation);
  const failed = trace.events.filter(
    (event) =>
      event.n <= by.n &&
      bots.includes(event.conversation) &&
      (failedLater(event) || failedAtOnce(event) || event.kind === 'call-refused'),
  );
  const neverCalled = attempted.filter(
    (each) =>
      !each.request &&
      reachOf(each).kind !== 'called' &&
      each.turn.stimulus.n < by.n &&
      bots.includes(each.turn.conversation),
  );
  return failed.length + neverCalled.length;
}

/**
 * Whether the escalation may have stopped for good by the end of this turn, which is one of `turns`: the documents do not
 * say whether another may follow the fourth failure. By themselves attempts that were never accepted stop nothing: what
 * the documents count are messages to the bot.
 */
export function mayHaveStopped(trace: Trace, turns: readonly Turn[], turn: Turn): boolean {
  const { conversation, failures, immediateFailures, events } = turn;
  const bots = conversationsOfBot(trace, conversation);
  const untilN = events[events.length - 1]?.n ?? 0;
  const elsewhere =
    bots.length === 1
      ? []
      : turns.filter(
          (each) => each.conversation !== conversation && bots.includes(each.conversation) && each.stimulus.n < untilN,
        );
  const deferred = failures + elsewhere.filter(({ stimulus }) => failedLater(stimulus)).length;
  const others = [turn, ...elsewhere].map(failedBeforeAcceptance);
  return deferred > 0 && deferred + immediateFailures + others.reduce((sum, each) => sum + each, 0) >= cap;
}

/** Attempts of a turn that failed before they were accepted: calls that failed at once, and what came to no call. */
export function failedBeforeAcceptance({ events, planned }: Pick<Turn, 'events' | 'planned'>): number {
  return events.filter(failedAtOnce).length + planned.filter(failedUnseen).length;
}

/** The platform reported that a transfer failed which it had accepted. */
function failedLater(event: Event): event is Event<'transfer-failed'> {
  return event.kind === 'transfer-failed';
}

/** A transfer call was answered, and not accepted. */
export function failedAtOnce(event: Event): event is Event<'transfer-answered'> {
  return event.kind === 'transfer-answered' && endOf(event).kind !== 'accepted';
}

function failedUnseen(planned: Planned): boolean {
  return planned.kind === 'escalation' && !planned.request && mayFailUnseen(planned);
}

/** Whether an escalation may fail without a call that the platform could see. An unclear message alone is no reason for that. */
export function mayFailUnseen(escalation: Escalation): boolean {
  const reach = reachOf(escalation);
  return reach.kind !== 'called' && reach.because !== 'unclear message';
}
