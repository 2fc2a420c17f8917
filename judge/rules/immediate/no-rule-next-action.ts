import { quote } from '../../../trace/render-event';
import type { Escalation } from '../../../trace/turn';
import { escalationsOf } from '../../../trace/turns';
import { endOf, mayHaveBeenTaken } from '../../../trace/what-happened';
import { fail, inconclusive, onEvery, pass, type Rule } from '../rule';
import type { Finding } from '../../../results/finding';
import { callIsDue, isPastHandOver, notMissed, textDueAfterMs, watchedTooShort } from '../transfer-due';
import { whatCame } from '../what-came';
import { nextAnswer, readAfter, textsAfter } from './texts-after';

export const noRuleNextAction: Rule = {
  id: 'immediate.no-rule-next-action',
  lookAt: 'what runs after a failed call when no rule is for failure',
  judge: (trace) =>
    onEvery(
      escalationsOf(trace).filter(failsWithoutRule),
      judgeEscalation,
      'No transfer call failed, with a next action and no rule for failure in place, in this play.',
    ),
};

function failsWithoutRule(escalation: Escalation): boolean {
  const { answer, interaction } = escalation;
  const hasRule = interaction.rules?.some((rule) => rule.result === 'failure') ?? false;
  return (
    endOf(answer).kind === 'refused with status' &&
    callIsDue(escalation) &&
    !hasRule &&
    textsAfter(escalation).length > 0
  );
}

function judgeEscalation(escalation: Escalation): Finding {
  const { answer, request, turn } = escalation;
  const [expectedText = ''] = textsAfter(escalation);
  const right = readAfter(escalation).find((reading) => reading.text === expectedText);
  if (right) return pass('The plain next action ran.', request, answer, right);
  const next = nextAnswer(escalation);
  if (mayHaveBeenTaken(next)) return inconclusive('A later call of the same turn succeeded.', answer, next);
  if (isPastHandOver(turn, escalation)) return notMissed(turn);
  return (
    watchedTooShort(turn, textDueAfterMs(escalation)) ??
    fail(
      `The transfer call failed, no rule is for failure, and the next action did not run${whatCame(turn, answer?.n).told}.`,
      `${quote(expectedText)} to the consumer`,
      ...turn.events,
    )
  );
}
