import { escalationsOf, readings, type Escalation } from '../../trace/turns';
import { blankMessage } from '../../trace/trace';
import { quote } from '../../trace/tell';
import { fail, inconclusive, onEvery, pass, type Finding, type Rule } from '../rule';
import { transferIsDue } from '../transfer-due';
import { handOverOf } from './hand-over-of';

export const blankSendsNothing: Rule = {
  id: 'message.blank-sends-nothing',
  lookAt: 'whether BLANK_MESSAGE, or some text in its place, is said to the consumer',
  judge: (trace) =>
    onEvery(
      escalationsOf(trace).filter((each) => transferIsDue(each) && each.message.blank),
      judgeEscalation,
      'No escalation with BLANK_MESSAGE was attempted in this play.',
    ),
};

function judgeEscalation(escalation: Escalation): Finding {
  const { request, turn } = escalation;
  if (!request) return inconclusive('No transfer was requested.', turn.stimulus);
  const end = handOverOf(escalation) ?? request;
  const planned = turn.planned.flatMap((each) => (each.kind === 'text' ? [each.text] : []));
  const unasked = readings(turn.events).filter(
    (reading) => reading.text.includes(blankMessage) || (reading.n < end.n && !planned.includes(reading.text)),
  );
  const [first] = unasked;
  if (!first) return pass('The consumer read nothing but the texts of the dialog.', turn.stimulus, request);
  return fail(
    `The message is BLANK_MESSAGE, and the consumer read ${quote(first.text)}.`,
    'no message to the consumer',
    turn.stimulus,
    ...unasked,
    request,
  );
}
