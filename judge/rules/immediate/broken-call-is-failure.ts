import { readings } from '../../../trace/pick-events';
import { quote } from '../../../trace/render-event';
import type { Escalation } from '../../../trace/turn';
import { escalationsOf } from '../../../trace/turns';
import { endOf } from '../../../trace/what-happened';
import { wasLeftUnanswered } from '../../../trace/escalation';
import type { Finding } from '../../../results/finding';
import { fail, onEvery, pass, type Rule } from '../rule';
import { callIsDue } from '../transfer-due';
import { followsFailureRule, laterSuccess, placeOfRule, ruleSpeaks, textsOfRule } from './follows-failure-rule';

export const brokenCallIsFailure: Rule = {
  id: 'immediate.broken-call-is-failure',
  lookAt: 'what the bot makes of a call to the Transfer API that ends without a proper answer',
  judge: (trace) =>
    onEvery(
      escalationsOf(trace).flatMap((each) => (ruleSpeaks(each, 'failure') ? (findingOf(each) ?? []) : [])),
      (finding) => finding,
      'No transfer call broke, with a rule for failure in place, in this play.',
    ),
};

/** Undefined where the documents, or what was seen, leave open whether the call failed. */
function findingOf(escalation: Escalation): Finding | undefined {
  if (isBroken(escalation)) return followsFailureRule(escalation);
  if (wasLeftUnanswered(escalation)) return ofUnanswered(escalation);
  return isTakenForBroken(escalation) ? followsFailureRule(escalation) : undefined;
}

function isBroken(escalation: Escalation): boolean {
  const { answer, turn } = escalation;
  if (turn.setup.platform.transfersRefuseConnections) return callIsDue(escalation);
  const { kind } = endOf(answer);
  return kind === 'reset' || kind === 'cut off';
}

/**
 * No document describes the body of an answer, so a good status with one that is not JSON may be a success. Whoever takes
 * it for a failure shows no less than by a call that is reset.
 */
function isTakenForBroken(escalation: Escalation): boolean {
  return endOf(escalation.answer).kind === 'not JSON' && followsFailureRule(escalation).verdict === 'pass';
}

/**
 * No document says how long an answer is waited for, so who still waits shows nothing. Without an answer nothing has succeeded,
 * unless the call was made again.
 */
function ofUnanswered(escalation: Escalation): Finding | undefined {
  const { request, turn } = escalation;
  if (!request) return undefined;
  const failureTexts = textsOfRule(escalation, 'failure');
  const successTexts = textsOfRule(escalation, 'success').filter((text) => !failureTexts.includes(text));
  const later = laterSuccess(turn, request);
  const after = readings(turn.events).filter(({ n }) => n > request.n);
  const wrong = after.find(({ n, text }) => successTexts.includes(text) && n < (later?.n ?? Infinity));
  if (wrong) {
    return fail(
      `The transfer call was never answered and the rule for success ran${placeOfRule(escalation, 'success')}.`,
      `${quote(failureTexts[0] ?? '')}, the text of the dialog that the rule for failure names, or nothing yet`,
      ...[turn.stimulus, request, wrong],
    );
  }
  const right = after.find(({ text }) => text === failureTexts[0]);
  return right && pass('The transfer call was never answered and the rule for failure ran.', request, right);
}
