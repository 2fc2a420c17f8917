import type { Event, Trace } from '../../../trace/trace';
import { readings } from '../../../trace/pick-events';
import { quote } from '../../../trace/render-event';
import type { Turn } from '../../../trace/turn';
import { turnsOf } from '../../../trace/turns';
import { fallbackTexts } from '../../../trace/fallback-texts';
import { fail, inconclusive, onEvery, pass, type Rule } from '../rule';
import type { Finding } from '../../../results/finding';
import { watchedTooShort } from '../transfer-due';
import { whatCame } from '../what-came';
import { openingTexts, toldFailures } from './failed-turns';

export const uncaughtLikeOtherTexts: Rule = {
  id: 'deferred.uncaught-like-other-texts',
  lookAt: 'what a failed escalation that no dialog catches meets and a text of the consumer does not',
  judge: (trace) =>
    onEvery(
      toldFailures(trace).filter(isUncaught),
      (turn) => judgeTurn(trace, turn),
      'No failed escalation was left uncaught in this play.',
    ),
};

function judgeTurn(trace: Trace, turn: Turn): Finding {
  const other = answeredAlike(trace, turn);
  if (!other) {
    return inconclusive(
      'No text of the consumer that no dialog catches got the fallback answer before, so there is nothing to hold it against.',
      turn.stimulus,
    );
  }
  const read = answerIn(trace, turn);
  if (read) return pass('Both got the fallback answer.', other.stimulus, other.read, turn.stimulus, read);
  return (
    watchedTooShort(turn) ??
    fail(
      `A text that no dialog catches got the fallback answer, and a failed escalation that no dialog catches got none${whatCame(turn).told}.`,
      [...new Set(fallbackTexts(trace, turn).map((text) => quote(text)))].join(' or '),
      other.stimulus,
      other.read,
      ...turn.events,
    )
  );
}

/** Words of the consumer in the same conversation, before it, that no dialog caught and that got the fallback answer. */
function answeredAlike(trace: Trace, turn: Turn): { readonly stimulus: Event; readonly read: Event } | undefined {
  return turnsOf(trace)
    .filter(({ conversation, stimulus }) => conversation === turn.conversation && stimulus.n < turn.stimulus.n)
    .filter((each) => each.stimulus.kind === 'consumer-said' && !each.silenced && !each.overlapped && isUncaught(each))
    .flatMap((each) => {
      const read = answerIn(trace, each);
      return read ? [{ stimulus: each.stimulus, read }] : [];
    })
    .at(-1);
}

function isUncaught(turn: Turn): boolean {
  return turn.caughtBy === 'nothing' || (turn.caughtBy === 'fallback-dialog' && openingTexts(turn).length > 0);
}

function answerIn(trace: Trace, turn: Turn): Event | undefined {
  const texts = fallbackTexts(trace, turn);
  return readings(turn.events).find((reading) => texts.includes(reading.text));
}
