import { failedAtOnce } from '../../../trace/failure-count';
import { quote, seconds } from '../../../trace/tell';
import { isKind, type Event } from '../../../trace/trace';
import { fail, inconclusive, onEvery, pass, type Rule } from '../rule';
import type { Finding } from '../../../results/finding';
import { notShown, silenceToleranceMs, silentTurns, waitsByDefault, type SilentTurn } from './silent-turn';

export const fallbackSkillAfterThreeMinutes: Rule = {
  id: 'silence.fallback-skill-after-three-minutes',
  lookAt: 'the timer that starts when the bot is given a message, and the fallback skill of the agent connector',
  judge: (trace) =>
    onEvery(
      silentTurns(trace).filter((silent) => silent.fallbackSkillId !== undefined && waitsByDefault(trace, silent)),
      (silent) => bypassesToFallbackSkill(silent),
      'No bot with a fallback skill was silent in this play.',
    ),
};

/** Whether a silent bot is bypassed to the fallback skill once the limit has passed. */
export function bypassesToFallbackSkill(silent: SilentTurn): Finding {
  const { turn, limitMs, fallbackSkillId, early, late } = silent;
  const [elsewhere] = late.filter((request) => request.skillId !== fallbackSkillId);
  const expected = `one transfer request to skill ${quote(fallbackSkillId ?? '')} after ${seconds(limitMs)} of silence`;
  if (elsewhere && turn.overlapped) {
    return inconclusive('An escalation of an earlier turn was still to come.', elsewhere);
  }
  if (elsewhere) {
    return fail(
      `The silent bot was bypassed to skill ${quote(elsewhere.skillId)}.`,
      expected,
      turn.stimulus,
      elsewhere,
    );
  }
  const [reached] = late;
  if (reached) {
    const again = requestedAgain(silent);
    if (again.length > 0) {
      return fail(
        `The fallback skill was asked for ${again.length + 1} times, although the platform had not refused it.`,
        expected,
        turn.stimulus,
        reached,
        ...again,
      );
    }
    const lateByMs = reached.afterMs - turn.stimulus.byMs - limitMs;
    return lateByMs <= silenceToleranceMs
      ? pass(`After ${seconds(limitMs)} of silence the fallback skill was asked for.`, turn.stimulus, reached)
      : fail(`The fallback skill was asked for ${seconds(lateByMs)} too late.`, expected, turn.stimulus, reached);
  }
  if (early.length > 0) {
    return inconclusive('A transfer was requested before the limit, so none was to come after it.', ...early);
  }
  return (
    notShown(silent) ??
    fail(
      `The bot was silent for ${seconds(turn.watchedMs)} and no transfer to the fallback skill was requested.`,
      expected,
      ...turn.events,
    )
  );
}

/**
 * Requests after the first one. Whether another follows a call that failed is not documented, nor whether each of
 * several texts without an answer has a wait of its own.
 */
function requestedAgain({ alone, events, late }: SilentTurn): Event<'transfer-requested'>[] {
  if (!alone) return [];
  const answers = events.filter(isKind('transfer-answered'));
  const failed = (attempt: number) => answers.some((each) => each.attempt === attempt && failedAtOnce(each));
  return late.filter((_, place) => {
    const before = late[place - 1];
    return before !== undefined && !failed(before.attempt);
  });
}
