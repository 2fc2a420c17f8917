import { quote } from '../../../trace/render-event';
import type { Escalation } from '../../../trace/turn';
import { fail, inconclusive, onEvery, pass, type Rule } from '../rule';
import type { Finding } from '../../../results/finding';
import { escalationsTo, passedIn, rightContext } from './passed-context';

export const passesMessage: Rule = {
  id: 'context.passes-message',
  lookAt: 'botTransferContext.userMessage in the transfer request',
  judge: (trace) =>
    onEvery(
      escalationsTo(trace, 'bot', true),
      judgeEscalation,
      'No escalation with Transfer Bot Context went to a bot in this play.',
    ),
};

function judgeEscalation(escalation: Escalation): Finding {
  const { message, request, turn } = escalation;
  if (!request) return inconclusive('No transfer was requested.', turn.stimulus);
  const [right, passed] = [rightContext(escalation), passedIn(request)];
  const expected = `botTransferContext.userMessage ${quote(right.userMessage ?? '')}`;
  if (passed.userMessage !== undefined) {
    return passed.userMessage === right.userMessage
      ? pass("The consumer's message went with the transfer.", request)
      : fail(
          `The transfer request passes the message ${quote(passed.userMessage)}` +
            `${passed.userMessage === message.value ? ', which is the Message to User,' : ''} instead of ${quote(right.userMessage ?? '')}.`,
          expected,
          turn.stimulus,
          request,
        );
  }
  // The page has the intent and/or the message passed: either is right, and without an intent the message is all there is.
  return passed.intentId !== undefined && right.intents.includes(passed.intentId)
    ? pass('The intent went with the transfer in place of it.', request)
    : fail(
        passed.intentId === undefined
          ? 'The transfer request passes neither the message of the user nor an intent.'
          : `The transfer request passes no message, and the intent ${quote(passed.intentId)}.`,
        right.intentId === undefined
          ? expected
          : `${expected}, or botTransferContext.intentId ${quote(right.intentId)}, or both`,
        turn.stimulus,
        request,
      );
}
