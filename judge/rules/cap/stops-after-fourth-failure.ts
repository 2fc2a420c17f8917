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

/** Whether the consumer had asked for it while the bot was still at work: it may come to that as late as this. */
function wasAskedBefore(trace: Trace, turn: Turn, { skillId }: Event<'transfer-requested'>): boolean {
  return turnsBefore(trace, turn).some(
    ({ overlapped, planned, stimulus }) =>
      overlapped &&
      stimulus.kind === 'consumer-said' &&
      planned.some((each) => isEscalation(each) && each.skill.value === skillId),
  );
}

function judgeTurn(trace: Trace, turn: Turn): Finding {
  const made = requests(turn.events);
  const [first, ...others] = made;
  if (first && others.length === 0 && wasAskedBefore(trace, turn, first))
    return inconclusive(
      'The consumer had asked for that transfer while the bot was still at work.',
      turn.stimulus,
      first,
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
