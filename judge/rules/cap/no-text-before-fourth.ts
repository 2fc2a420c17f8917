import type { Turn } from '../../../trace/turn';
import { reactionTo, toldFailures } from '../deferred/failed-turns';
import { fail, inconclusive, onEvery, pass, type Rule } from '../rule';
import type { Finding } from '../../../results/finding';
import { besideOneGivenUp, capTextsIn, givenUp } from './cap-texts';

export const noTextBeforeFourth: Rule = {
  id: 'cap.no-text-before-fourth',
  lookAt: 'the count at which the escalation is given up: three failures are told to the bot, the fourth is final',
  judge: (trace) =>
    onEvery(
      toldFailures(trace).filter((turn) => turn.caughtBy === 'pattern'),
      (turn) => besideOneGivenUp(judgeTurn(turn), givenUp(trace)),
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
  const reaction = reactionTo(turn);
  return reaction
    ? pass(`The bot reacted to failure ${turn.failures}, without such a text.`, turn.stimulus, reaction)
    : inconclusive(
        `The bot showed no reaction to failure ${turn.failures}, so nothing shows that it was counted.`,
        turn.stimulus,
      );
}
