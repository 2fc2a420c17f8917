import { failedAtOnce } from '../../../trace/failure-count';
import { readings } from '../../../trace/pick-events';
import type { Escalation } from '../../../trace/turn';
import type { Trace } from '../../../trace/trace';
import { quote } from '../../../trace/render-event';
import { fallbackTexts } from '../../../trace/fallback-texts';
import { fail, onEvery, pass, type Rule } from '../rule';
import type { Finding } from '../../../results/finding';
import {
  isPastHandOver,
  notMissed,
  noTwin,
  numericTwin,
  skillShown,
  textDueAfterMs,
  watchedTooShort,
} from '../transfer-due';
import { noFallbackMessage } from '../no-fallback-message';
import { noneNotNumeric, notNumericAttempts } from './not-numeric';

export const nonNumericSendsFallback: Rule = {
  id: 'skill.non-numeric-sends-fallback',
  lookAt: 'what the bot says when the resolved skill id is not a number, and whether it says it once',
  judge: (trace) =>
    onEvery(notNumericAttempts(trace), (escalation) => judgeEscalation(trace, escalation), noneNotNumeric(trace)),
};

function judgeEscalation(trace: Trace, escalation: Escalation): Finding {
  const { turn } = escalation;
  const texts = fallbackTexts(trace, turn);
  const fallbacks = readings(turn.events).filter((reading) => texts.includes(reading.text));
  const expected = `the fallback message once: ${texts.map((text) => quote(text)).join(' or ')}`;
  if (fallbacks.length === 0) {
    if (isPastHandOver(turn, escalation)) return notMissed(turn);
    return (
      watchedTooShort(turn, textDueAfterMs(escalation)) ??
      fail(
        `The skill id ${skillShown(escalation)} is not numeric, and ${noFallbackMessage(turn)}`,
        expected,
        ...turn.events,
      )
    );
  }
  const times = (text: string, among: readonly string[]) => among.filter((each) => each === text).length;
  const read = fallbacks.map((reading) => reading.text);
  // Of a call that failed before it in the turn a bot may tell in the same words.
  const told = turn.events.filter(failedAtOnce).length;
  const repeated = texts.find((text) => times(text, read) > times(text, texts) + told);
  if (repeated !== undefined) {
    return fail(
      `The consumer got the fallback message ${times(repeated, read)} times.`,
      expected,
      turn.stimulus,
      ...fallbacks,
    );
  }
  if (!numericTwin(trace)) return noTwin();
  return pass('The consumer got the fallback message, once.', turn.stimulus, ...fallbacks);
}
