import { escalationsOf, type Escalation } from '../../trace/turns';
import { onEvery, pass, type Finding, type Rule } from '../rule';
import { noRequest, transferIsDue } from '../transfer-due';

export const blankStillTransfers: Rule = {
  id: 'message.blank-still-transfers',
  lookAt: 'whether an escalation without a text for the consumer is dropped before the Transfer API is called',
  judge: (trace) =>
    onEvery(
      escalationsOf(trace).filter((each) => transferIsDue(each) && each.message.blank),
      judgeEscalation,
      'No escalation with BLANK_MESSAGE was attempted in this play.',
    ),
};

function judgeEscalation(escalation: Escalation): Finding {
  const { request, turn } = escalation;
  return request ? pass('The transfer was requested.', turn.stimulus, request) : noRequest(escalation);
}
