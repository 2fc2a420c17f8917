import { readings } from '../../../trace/pick-events';
import type { Escalation } from '../../../trace/turn';
import { escalationsOf } from '../../../trace/turns';
import { quote } from '../../../trace/render-event';
import { fail, inconclusive, onEvery, pass, type Rule } from '../rule';
import type { Finding } from '../../../results/finding';
import { handOverOf, hasMessage } from './hand-over-of';
import { failedByOtherText } from './failed-by-other-text';
import { failedBySayingApart } from './said-apart';

export const beforeTransfer: Rule = {
  id: 'message.before-transfer',
  lookAt: 'whether the message travels inside the transfer request or is said beside it, later',
  judge: (trace) =>
    onEvery(
      escalationsOf(trace).filter(hasMessage),
      judgeEscalation,
      'No escalation with a message for the consumer was attempted in this play.',
    ),
};

function judgeEscalation(escalation: Escalation): Finding {
  const { message, request, turn } = escalation;
  const handOver = handOverOf(escalation);
  if (!handOver) return inconclusive('The conversation was not handed over.', turn.stimulus, request);
  const read = readings(turn.events).filter((reading) => reading.text === message.value);
  const before = read.find((reading) => reading.n < handOver.n);
  if (before) return pass('The consumer got the message before the hand-over.', before, handOver);
  const expected = `${quote(message.value)} to the consumer, then the hand-over`;
  const shown = [turn.stimulus, request, handOver, ...readings(turn.events)];
  if (read.length > 0) {
    return (
      failedBySayingApart(escalation, expected, ...shown) ??
      fail('The conversation was handed over before the consumer got the message.', expected, ...shown)
    );
  }
  return (
    failedByOtherText(escalation, expected, ...shown) ??
    fail('The conversation was handed over and the consumer never got the message.', expected, ...shown)
  );
}
