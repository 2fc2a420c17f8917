import { quote } from '../../trace/tell';
import { escalationsOf, type Escalation } from '../../trace/turns';
import { fail, inconclusive, onEvery, pass, type Finding, type Rule } from '../rule';
import { callIsDue, textDueAfterMs, watchedTooShort } from '../transfer-due';
import { textsOfRule } from './follows-failure-rule';
import { nextAnswer, readAfter, textsAfter } from './texts-after';

export const successReachesRule: Rule = {
  id: 'immediate.success-reaches-rule',
  lookAt: 'what the bot makes of an answer of the Transfer API that accepts the transfer',
  judge: (trace) =>
    onEvery(
      escalationsOf(trace).filter(succeedsWithRule),
      judgeEscalation,
      'No transfer call succeeded, with a rule for success in place, in this play.',
    ),
};

function succeedsWithRule(escalation: Escalation): boolean {
  const { answer, interaction } = escalation;
  const hasRule = interaction.rules?.some((rule) => rule.result === 'success') ?? false;
  return answer?.answer === 'accepted' && callIsDue(escalation) && hasRule && textsAfter(escalation).length > 0;
}

function judgeEscalation(escalation: Escalation): Finding {
  const { answer, request, turn } = escalation;
  const read = readAfter(escalation);
  const texts = textsAfter(escalation);
  const [expectedText = ''] = texts;
  const expected = `${quote(expectedText)}, the text of the dialog that the rule for success names`;
  const failureTexts = textsOfRule(escalation, 'failure').filter((text) => !texts.includes(text));
  const next = nextAnswer(escalation);
  const wrong = read.find((reading) => failureTexts.includes(reading.text) && reading.n < (next?.n ?? Infinity));
  if (wrong) return fail('The transfer call succeeded and the rule for failure ran.', expected, request, answer, wrong);
  const right = read.find((reading) => reading.text === expectedText);
  if (right) return pass('The transfer call succeeded and the rule for success ran.', request, answer, right);
  if (next) return inconclusive('Another call of the same turn was answered before a text came.', answer, next);
  return (
    watchedTooShort(turn, textDueAfterMs(escalation)) ??
    fail('The transfer call succeeded and the rule for success did not run.', expected, ...turn.events)
  );
}
