import type { Turn } from '../../trace/turns';
import { toldFailures } from '../deferred/failed-turns';
import { fail, inconclusive, onEvery, pass, type Finding, type Rule } from '../rule';
import { promptlyMs } from '../transfer-due';
import { capTextsIn } from './cap-texts';

export const noTextBeforeFourth: Rule = {
  id: 'cap.no-text-before-fourth',
  lookAt: 'the count at which the escalation is given up: three failures are told to the bot, the fourth is final',
  judge: (trace) =>
    onEvery(
      toldFailures(trace).filter((turn) => turn.caughtBy === 'pattern'),
      judgeTurn,
      'No transfer failed, with a dialog in place that catches it, in this play.',
    ),
};

function judgeTurn(turn: Turn): Finding {
  const read = capTextsIn(turn);
  if (read.length > 0) {
    return fail(
      `The consumer was told to try later after failure ${turn.failures}. That text belongs to the fourth.`,
      'no such text before the fourth failure',
      turn.stimulus,
      ...read,
    );
  }
  return turn.watchedMs < promptlyMs && turn.failures === 3 && turn.events.length < 2
    ? inconclusive('The play ended before the bot could react.', turn.stimulus)
    : pass(`Failure ${turn.failures} gave no such text.`, turn.stimulus);
}
