import type { Escalation } from '../../../trace/turn';
import { escalationsOf } from '../../../trace/turns';
import { quote } from '../../../trace/render-event';
import { fail, inconclusive, onEvery, pass, type Rule } from '../rule';
import type { Finding } from '../../../results/finding';
import { refusedTransfers } from '../transfer-due';
import { hasMessage } from './hand-over-of';
import { otherText } from './other-text';
import { failedBySayingApart } from './said-apart';
import { whereChanged } from './where-changed';

export const inTransferRequest: Rule = {
  id: 'message.in-transfer-request',
  lookAt: 'the field "message" in the body of the transfer request',
  judge: (trace) =>
    onEvery(
      escalationsOf(trace).filter(hasMessage),
      judgeEscalation,
      'No escalation with a message for the consumer was attempted in this play.',
    ),
};

function judgeEscalation(escalation: Escalation): Finding {
  const { message, request, turn } = escalation;
  const expected = `a transfer request with the message ${quote(message.value)}`;
  if (request?.message === message.value) return pass('The request carries the message.', request);
  if (request) {
    const apart = failedBySayingApart(escalation, expected, turn.stimulus);
    if (apart) return apart;
    const other = otherText(message.value, request.message);
    const found = fail(`The transfer request carries ${other}.`, expected, turn.stimulus, request);
    return { ...found, lookAt: whereChanged(escalation, request.message) };
  }
  const refused = refusedTransfers(escalation);
  return refused.length > 0
    ? fail('The platform refused the transfer request.', expected, ...refused)
    : inconclusive('No transfer was requested.', turn.stimulus);
}
