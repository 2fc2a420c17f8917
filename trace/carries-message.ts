/** Whether a transfer request asks for a hand-over with this text as its message. */
import { readings } from './pick-events';
import type { Event } from './trace';

/**
 * `events` are those of its turn. Where a message is told by its place, a slow bot's comes too early to be told so, and another text
 * may have come after it: then the request is the one with this message if the consumer had read the text before it.
 */
export function carriesMessage(
  request: Event<'transfer-requested'> | undefined,
  text: string,
  events: readonly Event[],
): boolean {
  if (!request) return false;
  if (request.message === text) return true;
  return request.toldByPlace === true && readings(events).some((each) => each.n < request.n && each.text === text);
}
