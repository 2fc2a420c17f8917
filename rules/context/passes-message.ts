import { quote } from '../../trace/tell';
import type { Escalation } from '../../trace/turns';
import { fail, inconclusive, onEvery, pass, type Finding, type Rule } from '../rule';
import { escalationsTo } from './passed-context';

export const passesMessage: Rule = {
  id: 'context.passes-message',
  lookAt: 'botTransferContext.userMessage in the transfer request',
  judge: (trace) =>
    onEvery(
      escalationsTo(trace, 'bot', true).filter((each) => !passesIntentInstead(each)),
      judgeEscalation,
      'No escalation with Transfer Bot Context went to a bot in this play.',
    ),
};

/** The page has the intent and/or the message passed: where the intent was, it leaves open whether the message has to be. */
function passesIntentInstead({ request, turn }: Escalation): boolean {
  const { intentId, userMessage } = request?.context ?? {};
  return userMessage === undefined && intentId !== undefined && intentId === turn.dialog?.intentId;
}

function judgeEscalation({ request, turn }: Escalation): Finding {
  if (!request) return inconclusive('No transfer was requested.', turn.stimulus);
  const passed = request.context?.userMessage;
  return passed !== undefined && passed === turn.heard
    ? pass("The consumer's message went with the transfer.", request)
    : fail(
        passed === undefined
          ? 'The transfer request passes no message.'
          : `The transfer request passes the message ${quote(passed)}.`,
        `botTransferContext.userMessage ${quote(turn.heard ?? '')}`,
        turn.stimulus,
        request,
      );
}
