import { seconds } from './render-event';
import type { Event } from './trace';

/** How long after one event another came: a time, or the span that is known of it, such as `64.0 s to 124.0 s`. */
export function howLongAfter(from: Event, to: Event): string {
  const least = seconds(Math.max(0, to.afterMs - from.byMs));
  const most = seconds(to.byMs - from.afterMs);
  return least === most ? most : `${least} to ${most}`;
}
