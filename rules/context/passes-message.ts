import { quote } from '../../trace/tell';
import type { Escalation } from '../../trace/turns';
import { fail, inconclusive, onEvery, pass, type Finding, type Rule } from '../rule';
import { escalationsTo } from './passed-context';

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
