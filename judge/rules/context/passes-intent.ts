import { quote } from '../../../trace/render-event';
import type { Escalation } from '../../../trace/turn';
import { fail, inconclusive, onEvery, pass, type Rule } from '../rule';
import type { Finding } from '../../../results/finding';
import { escalationsTo, passedIn, rightContext } from './passed-context';

export const passesIntent: Rule = {
  id: 'context.passes-intent',
  lookAt: 'botTransferContext.intentId in the transfer request',
  judge: (trace) =>
    onEvery(
      escalationsTo(trace, 'bot', true).filter((each) => rightContext(each).intentId !== undefined),
      judgeEscalation,
      'No escalation with Transfer Bot Context and a known intent went to a bot in this play.',
    ),
};

function judgeEscalation(escalation: Escalation): Finding {
  const { request, turn } = escalation;
  if (!request) return inconclusive('No transfer was requested.', turn.stimulus);
  const [right, passed] = [rightContext(escalation), passedIn(request)];
  const expected = `botTransferContext.intentId ${quote(right.intentId ?? '')}`;
  if (passed.intentId !== undefined) {
    return passed.intentId === right.intentId
      ? pass('The intent went with the transfer.', request)
      : fail(
          `The transfer request passes the intent ${quote(passed.intentId)}.`,
          `${expected}, or the message alone`,
          turn.stimulus,
          request,
        );
  }
  // The page has the intent and/or the message passed: either is right.
  return passed.userMessage !== undefined && passed.userMessage === right.userMessage
    ? pass('The message went with the transfer in place of it.', request)
    : fail(
        'The transfer request passes neither the intent nor the message of the user.',
        `${expected}, or botTransferContext.userMessage ${quote(right.userMessage ?? '')}, or both`,
        turn.stimulus,
        request,
      );
}
