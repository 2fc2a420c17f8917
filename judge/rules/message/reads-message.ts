import { readings, requests } from '../../../trace/pick-events';
import type { Escalation } from '../../../trace/turn';
import { quote } from '../../../trace/render-event';
import { fail, inconclusive, pass } from '../rule';
import type { Finding } from '../../../results/finding';
import { watchedTooShort } from '../transfer-due';
import { handOverOf } from './hand-over-of';
import { otherText } from './other-text';

/** Whether the consumer read the message exactly as it is to be, before or after the hand-over. */
export function readsMessage(escalation: Escalation): Finding {
  const { dueAfterMs, message, request, turn } = escalation;
  const handOver = handOverOf(escalation);
  if (!request || !handOver) return inconclusive('The conversation was not handed over.', turn.stimulus, request);
  const read = readings(turn.events);
  const right = read.find((reading) => reading.text === message.value);
  if (right) return pass('The consumer read the message as configured.', right);
  // A further request of the same turn carries the message of another escalation.
  const next = requests(turn.events).find((each) => each.n > request.n);
  const carried = read.filter(
    (reading) => reading.via === 'transfer' && reading.n > request.n && reading.n < (next?.n ?? Infinity),
  );
  const expected = `${quote(message.value)} to the consumer`;
  const [other] = carried;
  if (other)
    return fail(
      `The consumer read ${otherText(message.value, other.text)}.`,
      expected,
      turn.stimulus,
      request,
      ...carried,
    );
  return (
    watchedTooShort(turn, dueAfterMs) ??
    fail('The consumer did not read the message.', expected, turn.stimulus, request, ...read)
  );
}
