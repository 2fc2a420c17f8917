import { quote } from '../../trace/tell';
import type { Escalation } from '../../trace/turns';
import { fail, inconclusive, onEvery, pass, type Finding, type Rule } from '../rule';
import { escalationsTo } from './passed-context';

export const passesIntent: Rule = {
  id: 'context.passes-intent',
  lookAt: 'botTransferContext.intentId in the transfer request',
  judge: (trace) =>
    onEvery(
      escalationsTo(trace, 'bot', true).filter(isOfTheIntentDialog),
      judgeEscalation,
      'No escalation with Transfer Bot Context and a known intent went to a bot in this play.',
    ),
};

/** A dialog that another one led to, or the fallback, stands for no intent of the consumer's. */
function isOfTheIntentDialog({ interaction, turn }: Escalation): boolean {
  const { caughtBy, dialog } = turn;
  return caughtBy === 'pattern' && dialog?.intentId !== undefined && dialog.interactions.includes(interaction);
}

function judgeEscalation({ request, turn }: Escalation): Finding {
  const intent = turn.dialog?.intentId ?? '';
  if (!request) return inconclusive('No transfer was requested.', turn.stimulus);
  return request.context?.intentId === intent
    ? pass('The intent went with the transfer.', request)
    : fail(
        request.context?.intentId === undefined
          ? 'The transfer request passes no intent.'
          : `The transfer request passes the intent ${quote(request.context.intentId)}.`,
        `botTransferContext.intentId ${quote(intent)}`,
        turn.stimulus,
        request,
      );
}
