import { escalationsOf, readings, type Escalation } from '../../trace/turns';
import type { Trace } from '../../trace/trace';
import { quote } from '../../trace/tell';
import { fallbackTexts } from '../fallback-texts';
import { fail, onEvery, pass, type Finding, type Rule } from '../rule';
import { noTwin, numericTwin, skillShown } from '../transfer-due';

export const nonNumericSendsFallback: Rule = {
  id: 'skill.non-numeric-sends-fallback',
  lookAt: 'what the bot says when the resolved skill id is not a number, and whether it says it once',
  judge: (trace) =>
    onEvery(
      escalationsOf(trace).filter(
        (each) => each.skill.numeric === 'not-numeric' && !each.skill.unset && !each.message.injectsLineFeed,
      ),
      (escalation) => judgeEscalation(trace, escalation),
      'No escalation had a skill id that is clearly not numeric in this play.',
    ),
};

function judgeEscalation(trace: Trace, escalation: Escalation): Finding {
  const { turn } = escalation;
  const texts = fallbackTexts(trace, turn.setup);
  const fallbacks = readings(turn.events).filter((reading) => texts.includes(reading.text));
  const expected = `the fallback message once: ${texts.map((text) => quote(text)).join(' or ')}`;
  if (fallbacks.length === 0) {
    return fail(
      `The skill id ${skillShown(escalation)} is not numeric, and the consumer did not get the fallback message.`,
      expected,
      ...turn.events,
    );
  }
  if (fallbacks.length > 1) {
    return fail(
      `The consumer got the fallback message ${fallbacks.length} times.`,
      expected,
      turn.stimulus,
      ...fallbacks,
    );
  }
  if (!numericTwin(trace)) return noTwin();
  return pass('The consumer got the fallback message, once.', turn.stimulus, ...fallbacks);
}
