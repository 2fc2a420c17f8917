import type { Trace } from '../../../trace/trace';
import type { Escalation } from '../../../trace/turn';
import { escalationsOf } from '../../../trace/turns';
import { misshapen } from '../../../trace/what-happened';
import { fail, inconclusive, onEvery, pass, type Rule } from '../rule';
import type { Finding } from '../../../results/finding';
import { refusedTransfers, transferIsDue } from '../transfer-due';
import { hasTextTwin, noTextTwin } from './text-control';

export const blankKeepsValue: Rule = {
  id: 'message.blank-keeps-value',
  lookAt: 'the field "message" of a transfer request whose Message to User is BLANK_MESSAGE: it must not be empty',
  judge: (trace) =>
    onEvery(
      escalationsOf(trace).filter((each) => transferIsDue(each) && each.message.blank),
      (escalation) => judgeEscalation(trace, escalation),
      'No escalation with BLANK_MESSAGE was attempted in this play.',
    ),
};

function judgeEscalation(trace: Trace, escalation: Escalation): Finding {
  const { request, turn } = escalation;
  if (request) {
    return hasTextTwin(trace) ? pass('The transfer request has a message in its body.', request) : noTextTwin();
  }
  // A request may be refused for other reasons, which other rules are about.
  const refused = refusedTransfers(escalation).filter((each) => misshapen(each).lacksMessage);
  return refused.length > 0
    ? fail(
        'The message is BLANK_MESSAGE, and the platform refused a transfer request that has no value as its message.',
        'a transfer request with a value as its message',
        turn.stimulus,
        ...refused,
      )
    : inconclusive('No transfer was requested.', turn.stimulus);
}
