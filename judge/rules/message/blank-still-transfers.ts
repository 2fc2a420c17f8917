import type { Trace } from '../../../trace/trace';
import type { Escalation } from '../../../trace/turn';
import { escalationsOf } from '../../../trace/turns';
import { onEvery, pass, type Rule } from '../rule';
import type { Finding } from '../../../results/finding';
import { noRequest } from '../no-request';
import { transferIsDue } from '../transfer-due';
import { hasTextTwin, noTextTwin } from './text-control';

export const blankStillTransfers: Rule = {
  id: 'message.blank-still-transfers',
  lookAt: 'whether an escalation without a text for the consumer is dropped before the Transfer API is called',
  judge: (trace) =>
    onEvery(
      escalationsOf(trace).filter((each) => transferIsDue(each) && each.message.blank),
      (escalation) => judgeEscalation(trace, escalation),
      'No escalation with BLANK_MESSAGE was attempted in this play.',
    ),
};

function judgeEscalation(trace: Trace, escalation: Escalation): Finding {
  const { request, turn } = escalation;
  if (!request) return noRequest(escalation);
  return hasTextTwin(trace)
    ? pass('The transfer was requested, as it was for an escalation with a text.', turn.stimulus, request)
    : noTextTwin();
}
