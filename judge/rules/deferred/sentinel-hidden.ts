import { isKind, sentinel, type Event, type Trace } from '../../../trace/trace';
import { eventsOf, readings } from '../../../trace/pick-events';
import { quote } from '../../../trace/render-event';
import { fail, inconclusive, onEvery, pass, type Rule } from '../rule';
import type { Finding } from '../../../results/finding';

export const sentinelHidden: Rule = {
  id: 'deferred.sentinel-hidden',
  lookAt: `where ${sentinel} could be passed on to the consumer, as an echo or inside another text`,
  judge: (trace) =>
    onEvery(
      Object.keys(trace.conversations).filter((name) => mayShowIt(trace, name)),
      (name) => judgeConversation(trace, name),
      'No accepted transfer failed in this play.',
    ),
};

/** The bot has heard of a failure, or shows the text without one; consumers who write it themselves do not count. */
function mayShowIt(trace: Trace, conversation: string): boolean {
  const events = eventsOf(trace, conversation);
  if (events.some((event) => event.kind === 'consumer-said' && event.text.includes(sentinel))) return false;
  return events.some(isKind('transfer-failed')) || readings(events).some(({ text }) => text.includes(sentinel));
}

function judgeConversation(trace: Trace, conversation: string): Finding {
  const events = eventsOf(trace, conversation);
  const shown = readings(events).filter((reading) => reading.text.includes(sentinel));
  const failed = events.find(isKind('transfer-failed'));
  if (shown.length > 0) {
    return fail(
      `The consumer saw ${quote(sentinel)}. That text is meant for the bot alone.`,
      'no text to the consumer that holds it',
      failed,
      ...shown,
    );
  }
  const reaction = events.find((event) => isReaction(event) && event.n > (failed?.n ?? 0));
  return reaction
    ? pass('The bot reacted to the failed transfer, and the consumer never saw that text.', failed, reaction)
    : inconclusive('The bot showed no sign of having heard of the failed transfer.', failed);
}

function isReaction({ kind }: Event): boolean {
  return kind === 'consumer-read' || kind === 'transfer-requested';
}
