import { quote, seconds } from '../../../trace/render-event';
import { fail, inconclusive, onEvery, pass, type Rule } from '../rule';
import type { Finding } from '../../../results/finding';
import {
  asConfigured,
  notShown,
  silenceToleranceMs,
  silentTurns,
  waitsByDefault,
  type SilentTurn,
} from './silent-turn';

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
  const { turn, limitMs, fallbackSkillId, early, lastSaid, late } = silent;
  const reached = late.find((request) => request.skillId === fallbackSkillId);
  const [elsewhere] = late;
  const expected = `a transfer request to skill ${quote(fallbackSkillId ?? '')} after ${asConfigured(limitMs)} of silence`;
  if (reached) {
    const lateByMs = reached.afterMs - lastSaid.byMs - limitMs;
    return lateByMs <= silenceToleranceMs
      ? pass(`After ${asConfigured(limitMs)} of silence the fallback skill was asked for.`, turn.stimulus, reached)
      : fail(`The fallback skill was asked for ${seconds(lateByMs)} too late.`, expected, turn.stimulus, reached);
  }
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
  if (early.length > 0) {
    return inconclusive('A transfer was requested before the limit, so none was to come after it.', ...early);
  }
  return (
    notShown(silent) ??
    fail(
      `The bot was silent for ${seconds(silent.watchedMs)} ${sinceWhen(silent)}, and no transfer to the fallback skill was requested.`,
      expected,
      ...silent.events,
    )
  );
}

/** Which words started the wait, or start it anew, is what faults of a timer differ in. */
function sinceWhen({ turn, afterOthers, lastSaid, watchedMs }: SilentTurn): string {
  const asked = `the consumer asked for an agent (event ${turn.stimulus.n}${afterOthers ? ', behind other words without an answer' : ''})`;
  if (lastSaid.n === turn.stimulus.n) return `after ${asked}`;
  const since = watchedMs + lastSaid.afterMs - turn.stimulus.afterMs;
  return `after the last of the consumer's words (event ${lastSaid.n}), ${seconds(since)} after ${asked}`;
}
