import { escalationsOf, readings, type Escalation } from '../../trace/turns';
import { blankMessage, type Trace } from '../../trace/trace';
import { quote } from '../../trace/tell';
import { fail, inconclusive, onEvery, pass, type Finding, type Rule } from '../rule';
import { transferIsDue } from '../transfer-due';
import { handOverOf } from './hand-over-of';
import { hasTextTwin, noTextTwin } from './text-twin';

export const blankSendsNothing: Rule = {
  id: 'message.blank-sends-nothing',
  lookAt: 'whether BLANK_MESSAGE, or some text in its place, is said to the consumer',
  judge: (trace) =>
    onEvery(
      escalationsOf(trace).filter((each) => transferIsDue(each) && each.message.blank && textsAreSettled(each)),
      (escalation) => judgeEscalation(trace, escalation),
      'No escalation with BLANK_MESSAGE was attempted in this play.',
    ),
};

function judgeEscalation(trace: Trace, escalation: Escalation): Finding {
  const { request, turn } = escalation;
  if (!request) return inconclusive('No transfer was requested.', turn.stimulus);
  const handOver = handOverOf(escalation);
  const end = handOver ?? request;
  const planned = turn.planned.flatMap((each) => (each.kind === 'text' ? [each.text] : []));
  const unasked = readings(turn.events).filter(
    (reading) => reading.text.includes(blankMessage) || (reading.n < end.n && !planned.includes(reading.text)),
  );
  const [first] = unasked;
  if (first) {
    return fail(
      `The message is BLANK_MESSAGE, and the consumer read ${quote(first.text)}.`,
      'no message to the consumer',
      turn.stimulus,
      ...unasked,
      request,
    );
  }
  if (!handOver) return inconclusive('The conversation was not handed over.', turn.stimulus, request);
  return hasTextTwin(trace)
    ? pass('The consumer read nothing but the texts of the dialog.', turn.stimulus, request, handOver)
    : noTextTwin();
}

/** Whether it is settled what the dialog itself says: only then is any other text one too many. */
function textsAreSettled({ turn }: Escalation): boolean {
  return turn.planned.every((each) => each.kind !== 'text' || each.settled);
}
