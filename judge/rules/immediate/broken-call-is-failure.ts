import type { Escalation } from '../../../trace/turn';
import { escalationsOf } from '../../../trace/turns';
import { endOf } from '../../../trace/what-happened';
import { onEvery, type Rule } from '../rule';
import { callIsDue } from '../transfer-due';
import { followsFailureRule, ruleSpeaks } from './follows-failure-rule';

export const brokenCallIsFailure: Rule = {
  id: 'immediate.broken-call-is-failure',
  lookAt: 'what the bot makes of a call to the Transfer API that ends without a proper answer',
  judge: (trace) =>
    onEvery(
      escalationsOf(trace).filter((each) => ruleSpeaks(each, 'failure') && (isBroken(each) || isTakenForBroken(each))),
      followsFailureRule,
      'No transfer call broke, with a rule for failure in place, in this play.',
    ),
};

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
