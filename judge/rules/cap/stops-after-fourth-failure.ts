import { seconds } from '../../../trace/render-event';
import { requests } from '../../../trace/pick-events';
import type { Turn } from '../../../trace/turn';
import { fourthFailures } from '../deferred/failed-turns';
import { noFourthFailure } from './cap-texts';
import { fail, inconclusive, onEvery, pass, type Rule } from '../rule';
import type { Finding } from '../../../results/finding';

/** Milliseconds for which nothing more may come of itself. */
const watchMs = 10_000;

export const stopsAfterFourthFailure: Rule = {
  id: 'cap.stops-after-fourth-failure',
  lookAt: 'what the bot does after the fourth failure without being asked by the consumer',
  judge: (trace) => onEvery(fourthFailures(trace), judgeTurn, noFourthFailure(trace)),
};

function judgeTurn(turn: Turn): Finding {
  const made = requests(turn.events);
  if (made.length > 0) {
    return fail(
      'A transfer failed for the fourth time and another was requested although nobody asked.',
      'no further transfer request',
      turn.stimulus,
      ...made,
    );
  }
  return turn.watchedMs < watchMs
    ? inconclusive(
        `Observed ${seconds(turn.watchedMs)} of ${seconds(watchMs)} after the fourth failure.`,
        turn.stimulus,
      )
    : pass(`No further transfer was requested within ${seconds(turn.watchedMs)}.`, turn.stimulus);
}
