import { readings } from '../../../trace/pick-events';
import type { Escalation } from '../../../trace/turn';
import { quote } from '../../../trace/render-event';
import { fail, inconclusive, pass } from '../rule';
import type { Finding } from '../../../results/finding';
import { watchedTooShort } from '../transfer-due';
import { handOverOf } from './hand-over-of';
import { carriedInstead, failedByOtherText } from './failed-by-other-text';

/** Whether the consumer read the message exactly as it is to be, before or after the hand-over. */
export function readsMessage(escalation: Escalation): Finding {
  const { dueAfterMs, message, request, turn } = escalation;
  const handOver = handOverOf(escalation);
  if (!request || !handOver) return inconclusive('The conversation was not handed over.', turn.stimulus, request);
  const read = readings(turn.events);
  const right = read.find((reading) => reading.text === message.value);
  if (right) return pass('The consumer read the message as configured.', right);
  const expected = `${quote(message.value)} to the consumer`;
  const carried = carriedInstead(escalation);
  if (carried.length > 0) {
    const found = failedByOtherText(escalation, expected, turn.stimulus, request, ...carried);
    if (found) return found;
  }
  const shown = [turn.stimulus, request, ...read];
  return (
    watchedTooShort(turn, dueAfterMs) ??
    failedByOtherText(escalation, expected, ...shown) ??
    fail('The consumer did not read the message.', expected, ...shown)
  );
}
