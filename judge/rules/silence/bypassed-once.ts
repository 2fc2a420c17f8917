import { failedAtOnce } from '../../../trace/failure-count';
import { howLongAfter } from '../../../trace/how-long-after';
import { quote, seconds } from '../../../trace/render-event';
import { isKind, type Event } from '../../../trace/trace';
import { endOf } from '../../../trace/what-happened';
import { fail, inconclusive, onEvery, pass, type Rule } from '../rule';
import type { Finding } from '../../../results/finding';
import { silenceToleranceMs, silentTurns, type SilentTurn } from './silent-turn';

export const bypassedOnce: Rule = {
  id: 'silence.bypassed-once',
  lookAt: 'whether the timer of silence is switched off once the fallback skill was asked for',
  judge: (trace) =>
    onEvery(
      silentTurns(trace).filter(
        ({ fallbackSkillId, late }) =>
          fallbackSkillId !== undefined && late.some(({ skillId }) => skillId === fallbackSkillId),
      ),
      judgeTurn,
      'No silent bot was bypassed to its fallback skill in this play.',
    ),
};

function judgeTurn(silent: SilentTurn): Finding {
  const { turn, limitMs, fallbackSkillId, late } = silent;
  const [first = turn.stimulus] = late;
  const expected = `one transfer request, to skill ${quote(fallbackSkillId ?? '')}`;
  const elsewhere = late.filter(({ skillId }) => skillId !== fallbackSkillId);
  if (elsewhere.length > 0) {
    // What an earlier turn asked for may still come, in no order that is documented.
    if (turn.overlapped) return inconclusive('An escalation of an earlier turn was still to come.', ...elsewhere);
    return fail(
      `The silent bot was bypassed to the fallback skill, and to skill ${quote(elsewhere[0]?.skillId ?? '')} as well.`,
      expected,
      turn.stimulus,
      ...late,
    );
  }
  const again = requestedAgain(silent);
  const [second] = again;
  if (second) {
    const before = late[late.indexOf(second) - 1] ?? first;
    const [one, other] = [before, second].map((each) => howLongAfter(turn.stimulus, each));
    return fail(
      `The fallback skill was asked for ${late.length} times: ${one} after the consumer's words and again ${other} after them, although the platform had not refused it.`,
      expected,
      turn.stimulus,
      before,
      ...again,
    );
  }
  if (silent.watchedMs < limitMs + silenceToleranceMs) {
    return inconclusive(
      `Observed ${seconds(silent.watchedMs)} of ${seconds(limitMs + silenceToleranceMs)} after the consumer's words.`,
      turn.stimulus,
    );
  }
  return pass('The fallback skill was asked for, and nothing else.', turn.stimulus, first);
}

/**
 * Requests after the first one. Whether another follows a call that failed, in this turn or before it, is not documented, nor
 * whether each of several texts without an answer has a wait of its own: there it is one too many once the platform has
 * accepted the one before.
 */
function requestedAgain({ again, alone, events, late, turn }: SilentTurn): Event<'transfer-requested'>[] {
  if (turn.overlapped) return [];
  const answers = events.filter(isKind('transfer-answered'));
  return late.filter((request, place) => {
    const before = late[place - 1];
    if (before === undefined || again.includes(request)) return false;
    const answer = answers.find((each) => each.attempt === before.attempt);
    if (alone) return answer === undefined || !failedAtOnce(answer);
    return answer !== undefined && answer.n < request.n && endOf(answer).kind === 'accepted';
  });
}
