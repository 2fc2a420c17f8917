import { readings } from '../../../trace/pick-events';
import type { Escalation } from '../../../trace/turn';
import { escalationsOf } from '../../../trace/turns';
import { quote } from '../../../trace/render-event';
import { fail, inconclusive, onEvery, pass, type Rule } from '../rule';
import type { Finding } from '../../../results/finding';
import { failedByMessage } from './failed-by-other-text';
import { escapesAreDocumented, handOverOf, hasMessage } from './hand-over-of';

export const newlineEscape: Rule = {
  id: 'message.newline-escape',
  lookAt: 'what becomes of the escaped new line in the Message to User',
  judge: (trace) =>
    onEvery(
      escalationsOf(trace).filter(
        (each) => hasMessage(each) && /\\n/.test(each.message.template ?? '') && escapesAreDocumented(each),
      ),
      judgeEscalation,
      'No escalation had an escaped new line in its message in this play.',
    ),
};

function judgeEscalation(escalation: Escalation): Finding {
  const { message, request, turn } = escalation;
  const handOver = handOverOf(escalation);
  if (!handOver) return inconclusive('The conversation was not handed over.', turn.stimulus, request);
  const read = readings(turn.events).filter((reading) => reading.n < handOver.n);
  const right = read.find((reading) => reading.text === message.value);
  if (right) return pass('The consumer read a line feed where the new line was escaped.', right);
  const last = read.at(-1);
  const expected = `${quote(message.value)} to the consumer: a line feed, and no backslash`;
  const shown = [turn.stimulus, request, ...(last ? read : [handOver])];
  return (
    failedByMessage(escalation, expected, ...shown) ??
    fail(
      last ? `The consumer read ${quote(last.text)}.` : 'The consumer did not read the message before the hand-over.',
      expected,
      ...shown,
    )
  );
}
