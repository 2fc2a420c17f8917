import { howLongAfter } from '../../../trace/how-long-after';
import { seconds } from '../../../trace/render-event';
import { fail, inconclusive, onEvery, pass, type Rule } from '../rule';
import type { Finding } from '../../../results/finding';
import { noBypassTwin, notShown, ownRequests, silentTurns, waitsByDefault, type SilentTurn } from './silent-turn';

export const nothingWithinThreeMinutes: Rule = {
  id: 'silence.nothing-within-three-minutes',
  lookAt: 'how long the silence timer runs, and what starts it',
  judge: (trace) =>
    onEvery(
      silentTurns(trace).filter((silent) => silent.fallbackSkillId !== undefined && waitsByDefault(trace, silent)),
      judgeTurn,
      'No bot with a fallback skill was silent in this play.',
    ),
};

function judgeTurn(silent: SilentTurn): Finding {
  const { turn, limitMs, early, late } = silent;
  const own = ownRequests(silent);
  const bypasses = early.filter((request) => !own.includes(request));
  if (bypasses.length > 0) {
    return fail(
      `A transfer was requested ${howLongAfter(turn.stimulus, bypasses[0] ?? turn.stimulus)} after the consumer's words, before the bot had been silent for ${seconds(limitMs)}.`,
      `no transfer until ${seconds(limitMs)} after the consumer's words`,
      turn.stimulus,
      ...bypasses,
    );
  }
  if (own.length > 0) return inconclusive('The bot engine escalated although it was to be silent.', ...own);
  const [first] = late;
  if (first) return pass(`No transfer was requested in the first ${seconds(limitMs)}.`, turn.stimulus, first);
  return notShown(silent) ?? noBypassTwin();
}
