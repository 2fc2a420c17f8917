import { escalationsOf } from '../../../trace/turns';
import { endOf } from '../../../trace/what-happened';
import { onEvery, type Rule } from '../rule';
import { followsFailureRule, ruleSpeaks } from './follows-failure-rule';

export const failureReachesRule: Rule = {
  id: 'immediate.failure-reaches-rule',
  lookAt: 'what the bot makes of an answer of the Transfer API with an error status',
  judge: (trace) =>
    onEvery(
      escalationsOf(trace).filter(
        (each) => endOf(each.answer).kind === 'refused with status' && ruleSpeaks(each, 'failure'),
      ),
      followsFailureRule,
      'No transfer call was answered with an error, with a rule for failure in place, in this play.',
    ),
};
