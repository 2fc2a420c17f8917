import { readings } from '../../../trace/pick-events';
import type { Escalation } from '../../../trace/turn';
import { escalationsOf } from '../../../trace/turns';
import type { Trace } from '../../../trace/trace';
import { fail, onEvery, pass, type Rule } from '../rule';
import type { Finding } from '../../../results/finding';
import { errorTexts } from '../../../trace/fallback-texts';
import { standsElsewhere } from '../message/hand-over-of';
import { noTwin, numericTwin, skillShown, underWayAfterMs, watchedTooShort } from '../transfer-due';
import { anotherMayFollow } from './not-numeric';

export const nonNumericHidesMessage: Rule = {
  id: 'skill.non-numeric-hides-message',
  lookAt: 'whether the Message to User is said before the skill id is checked',
  judge: (trace) =>
    onEvery(
      escalationsOf(trace).filter(
        (each) =>
          each.skill.numeric === 'not-numeric' &&
          (each.skill.template ?? '') !== '' &&
          !each.message.missing &&
          !each.message.blank &&
          each.message.settled &&
          each.message.lineBreak === 'none' &&
          !isSaidAnyway(trace, each),
      ),
      (escalation) => judgeEscalation(trace, escalation),
      'No escalation with a message had a skill id that is clearly not numeric in this play.',
    ),
};

/** The same words may come from elsewhere: a text of a dialog, the fallback message, another escalation of the turn. */
function isSaidAnyway(trace: Trace, escalation: Escalation): boolean {
  const { message, turn } = escalation;
  const byAnother = turn.planned.some(
    (each) => each.kind === 'escalation' && each !== escalation && each.message.value === message.value,
  );
  return (
    byAnother ||
    standsElsewhere(escalation) ||
    errorTexts(trace, turn).includes(message.value) ||
    anotherMayFollow(escalation)
  );
}

function judgeEscalation(trace: Trace, escalation: Escalation): Finding {
  const { message, turn } = escalation;
  const shown = readings(turn.events).filter((reading) => reading.text === message.value);
  if (shown.length > 0) {
    return fail(
      `The skill id ${skillShown(escalation)} is not numeric, and the consumer read the message of a transfer that does not come.`,
      'the fallback message alone',
      turn.stimulus,
      ...shown,
    );
  }
  if (!numericTwin(trace)) return noTwin();
  return (
    watchedTooShort(turn, underWayAfterMs(escalation)) ??
    pass('The message of the transfer was not shown.', turn.stimulus)
  );
}
