import { readings } from '../../../trace/pick-events';
import type { Escalation } from '../../../trace/turn';
import { escalationsOf } from '../../../trace/turns';
import { quote } from '../../../trace/render-event';
import { fail, inconclusive, onEvery, pass, type Rule } from '../rule';
import type { Finding } from '../../../results/finding';
import { handOverOf, hasMessage } from './hand-over-of';
import { otherText } from './other-text';

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
  const other = readings(turn.events).find(
    (reading) => reading.via === 'transfer' && reading.n > (request?.n ?? Infinity) && reading.n < handOver.n,
  );
  return fail(
    read.length > 0
      ? 'The conversation was handed over before the consumer got the message.'
      : other
        ? `The consumer read ${otherText(message.value, other.text)}.`
        : 'The conversation was handed over and the consumer never got the message.',
    `${quote(message.value)} to the consumer, then the hand-over`,
    turn.stimulus,
    request,
    handOver,
    ...readings(turn.events),
  );
}
