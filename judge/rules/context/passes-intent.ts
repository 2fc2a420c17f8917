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
      escalationsTo(trace, 'bot', true).filter(
        (each) => rightContext(each).intentId !== undefined || foreignIntent(each) !== undefined,
      ),
      judgeEscalation,
      'No escalation with Transfer Bot Context and a known intent went to a bot in this play.',
    ),
};

/** The intent of another dialog, passed where the consumer's words started one that has none: the next bot would begin with the wrong one. */
function foreignIntent(escalation: Escalation): string | undefined {
  const { interaction, request, turn } = escalation;
  const { caughtBy, dialog, setup } = turn;
  if (!request || caughtBy !== 'pattern' || dialog?.intentId !== undefined) return undefined;
  if (!dialog?.interactions.includes(interaction)) return undefined;
  const { intentId } = passedIn(request);
  if (intentId !== undefined && rightContext(escalation).intents.includes(intentId)) return undefined;
  return setup.bot.dialogs.some((each) => each.intentId === intentId) ? intentId : undefined;
}

function judgeEscalation(escalation: Escalation): Finding {
  const { request, turn } = escalation;
  const foreign = foreignIntent(escalation);
  if (foreign !== undefined) {
    return fail(
      `The transfer request passes the intent ${quote(foreign)}, which is that of another dialog.`,
      `no intent, since the dialog ${quote(turn.dialog?.name ?? '')} has none, and botTransferContext.userMessage ${quote(turn.heard ?? '')}`,
      turn.stimulus,
      request,
    );
  }
  if (!request) return inconclusive('No transfer was requested.', turn.stimulus);
  const [right, passed] = [rightContext(escalation), passedIn(request)];
  const expected = `botTransferContext.intentId ${quote(right.intentId ?? '')}`;
  if (passed.intentId !== undefined) {
    return passed.intentId === right.intentId
      ? pass('The intent went with the transfer.', request)
      : fail(
          `The transfer request passes the intent ${quote(passed.intentId)} instead of ${quote(right.intentId ?? '')}.`,
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
