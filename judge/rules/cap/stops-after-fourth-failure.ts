import { seconds } from '../../../trace/render-event';
import { requests } from '../../../trace/pick-events';
import type { Event, Trace } from '../../../trace/trace';
import type { Turn } from '../../../trace/turn';
import { isEscalation, turnsBefore } from '../unasked/called-for';
import { fourthFailures } from '../deferred/failed-turns';
import { noFourthFailure } from './cap-texts';
import { fail, inconclusive, onEvery, pass, type Rule } from '../rule';
import type { Finding } from '../../../results/finding';

/** Milliseconds for which nothing more may come of itself. */
const watchMs = 10_000;

export const stopsAfterFourthFailure: Rule = {
  id: 'cap.stops-after-fourth-failure',
  lookAt: 'what the bot does after the fourth failure without being asked by the consumer',
  judge: (trace) => onEvery(fourthFailures(trace), (turn) => judgeTurn(trace, turn), noFourthFailure(trace)),
};

/**
 * Those among the requests that the consumer may have asked for while the bot was still at work, and that had not come until the
 * fourth failure: a bot may come to them as late as this. Each such ask accounts for one.
 */
function askedBefore(trace: Trace, turn: Turn, made: readonly Event<'transfer-requested'>[]) {
  const before = turnsBefore(trace, turn);
  const lastIdle = before.findLastIndex(({ overlapped }) => !overlapped);
  const asks = before
    .slice(lastIdle + 1)
    .filter(({ stimulus }) => stimulus.kind === 'consumer-said')
    .flatMap(({ planned }) => planned.filter(isEscalation).slice(0, 1))
    .map(({ skill }) => skill.value);
  return made.filter(({ skillId }) => {
    const place = asks.indexOf(skillId);
    if (place >= 0) asks.splice(place, 1);
    return place >= 0;
  });
}

function judgeTurn(trace: Trace, turn: Turn): Finding {
  const made = requests(turn.events);
  const asked = askedBefore(trace, turn, made);
  if (made.length > 0 && asked.length === made.length)
    return inconclusive(
      'The consumer had asked for that transfer while the bot was still at work.',
      turn.stimulus,
      ...asked,
    );
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
