import { escalationsOf, type Escalation } from '../../trace/turns';
import { onEvery, type Rule } from '../rule';
import { callIsDue } from '../transfer-due';
import { followsFailureRule, ruleSpeaks } from './follows-failure-rule';

export const brokenCallIsFailure: Rule = {
  id: 'immediate.broken-call-is-failure',
  lookAt: 'what the bot makes of a call to the Transfer API that ends without a proper answer',
  judge: (trace) =>
    onEvery(
      escalationsOf(trace).filter((each) => isBroken(each) && ruleSpeaks(each, 'failure')),
      followsFailureRule,
      'No transfer call broke, with a rule for failure in place, in this play.',
    ),
};

function isBroken(escalation: Escalation): boolean {
  const { answer, turn } = escalation;
  if (turn.setup.platform.transfersRefuseConnections) return callIsDue(escalation);
  return answer?.answer === 'reset' || answer?.answer === 'cut-off' || answer?.answer === 'not-json';
}
