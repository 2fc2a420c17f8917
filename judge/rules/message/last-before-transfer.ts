import { readings } from '../../../trace/pick-events';
import type { Escalation } from '../../../trace/turn';
import { escalationsOf } from '../../../trace/turns';
import { quote } from '../../../trace/render-event';
import { fail, inconclusive, onEvery, pass, type Rule } from '../rule';
import type { Finding } from '../../../results/finding';
import { handOverOf, hasMessage } from './hand-over-of';
import { failedByMessage } from './failed-by-other-text';

export const lastBeforeTransfer: Rule = {
  id: 'message.last-before-transfer',
  lookAt: 'what else is said between the message and the transfer request, and by which call the message travels',
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
  const before = readings(turn.events).filter((reading) => reading.n < handOver.n);
  const last = before[before.length - 1];
  if (last?.text === message.value) return pass('The message was the last text before the hand-over.', last, handOver);
  const expected = `${quote(message.value)} as the last text before the hand-over`;
  const shown = [...before, request, handOver];
  return (
    failedByMessage(escalation, expected, ...shown) ??
    fail(
      last
        ? `The last thing the consumer read before the hand-over was ${quote(last.text)}.`
        : 'The consumer read nothing before the hand-over.',
      expected,
      ...shown,
    )
  );
}
