import { textPaceMs } from '../../../trace/pace';
import { quote } from '../../../trace/render-event';
import { readings } from '../../../trace/pick-events';
import type { Escalation } from '../../../trace/turn';
import { escalationsOf } from '../../../trace/turns';
import { fail, inconclusive, onEvery, pass, type Rule } from '../rule';
import type { Finding } from '../../../results/finding';
import { isPastHandOver, transferIsDue } from '../transfer-due';

/** The most texts that the longest documented delay can serve at the recommended pace. */
const mostTexts = 5;

export const textsArriveFirst: Rule = {
  id: 'delay.texts-arrive-first',
  lookAt: 'whether the texts before an escalation are sent before its delay begins',
  judge: (trace) =>
    onEvery(
      escalationsOf(trace).filter((each) => {
        const all = each.turn.planned
          .slice(0, each.turn.planned.indexOf(each))
          .filter(({ kind }) => kind === 'text').length;
        return (
          transferIsDue(each) && textsBefore(each).length > 0 && all <= mostTexts && each.delayMs >= all * textPaceMs
        );
      }),
      judgeEscalation,
      'No escalation with texts before it had the recommended delay in this play.',
    ),
};

/** The texts of which it is settled what the consumer reads, and that it does. */
function textsBefore(escalation: Escalation): readonly string[] {
  const before = escalation.turn.planned.slice(0, escalation.turn.planned.indexOf(escalation));
  return before.flatMap((each) =>
    each.kind === 'text' && each.settled && !isPastHandOver(escalation.turn, each) ? [each.text] : [],
  );
}

function judgeEscalation(escalation: Escalation): Finding {
  const { request, turn } = escalation;
  if (!request) return inconclusive('No transfer was requested.', turn.stimulus);
  const before = readings(turn.events).filter((reading) => reading.n < request.n);
  const texts = textsBefore(escalation);
  const missing = texts.find(
    (text) => before.filter((reading) => reading.text === text).length < texts.filter((each) => each === text).length,
  );
  return missing === undefined
    ? pass('Every text reached the consumer before the transfer was requested.', ...before, request)
    : fail(
        `The transfer was requested before the consumer read ${quote(missing)}.`,
        'every text before the transfer request',
        turn.stimulus,
        request,
        ...readings(turn.events),
      );
}
