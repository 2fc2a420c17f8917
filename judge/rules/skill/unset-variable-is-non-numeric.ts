import { readings } from '../../../trace/pick-events';
import type { Escalation } from '../../../trace/turn';
import { escalationsOf } from '../../../trace/turns';
import type { Trace } from '../../../trace/trace';
import { quote } from '../../../trace/render-event';
import { fallbackTexts } from '../../../trace/fallback-texts';
import { fail, onEvery, pass, type Rule } from '../rule';
import type { Finding } from '../../../results/finding';
import { isPastHandOver, notMissed, noTwin, numericTwin, textDueAfterMs, watchedTooShort } from '../transfer-due';
import { anotherMayFollow, callsWithoutReason } from './not-numeric';
import { noFallbackMessage } from '../no-fallback-message';

export const unsetVariableIsNonNumeric: Rule = {
  id: 'skill.unset-variable-is-non-numeric',
  lookAt: 'what a variable that was never set resolves to, and whether that is checked',
  judge: (trace) =>
    onEvery(
      escalationsOf(trace).filter((each) => isUnsetVariable(each) && each.message.lineBreak === 'none'),
      (escalation) => judgeEscalation(trace, escalation),
      'No escalation took its skill id from a variable that was never set in this play.',
    ),
};

/** A bot variable that stands alone: of other placeholders, and of what is left of a mixture, the documents say less. */
function isUnsetVariable({ skill }: Escalation): boolean {
  return skill.unset && /^\{\$botContext\.[\w-]+\}$/.test(skill.template ?? '');
}

function judgeEscalation(trace: Trace, escalation: Escalation): Finding {
  const { skill, turn } = escalation;
  const calls = anotherMayFollow(escalation) ? [] : callsWithoutReason(trace, escalation);
  const expected = 'the fallback message, and no transfer request';
  const what = `The skill id ${quote(skill.template ?? '')} names a variable that was never set`;
  if (calls.length > 0) return fail(`${what}, and a transfer was requested.`, expected, turn.stimulus, ...calls);
  const texts = fallbackTexts(trace, turn);
  const fallback = readings(turn.events).find((reading) => texts.includes(reading.text));
  const tooShort = watchedTooShort(turn, textDueAfterMs(escalation));
  if (!fallback) {
    if (isPastHandOver(turn, escalation)) return notMissed(turn);
    return tooShort ?? fail(`${what}, and ${noFallbackMessage(turn)}`, expected, ...turn.events);
  }
  if (!numericTwin(trace)) return noTwin();
  return tooShort ?? pass('The fallback message was sent, and no transfer was requested.', turn.stimulus, fallback);
}
