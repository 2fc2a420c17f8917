import { quote } from '../../../trace/render-event';
import type { Escalation } from '../../../trace/turn';
import { fail, inconclusive, onEvery, pass, type Rule } from '../rule';
import type { Finding } from '../../../results/finding';
import { besideContextTwin, escalationsTo } from './passed-context';

export const offPassesNothing: Rule = {
  id: 'context.off-passes-nothing',
  lookAt: 'whether botTransferContext is sent although the setting is off',
  judge: (trace) =>
    onEvery(
      escalationsTo(trace, 'bot', false),
      (escalation) => besideContextTwin(judgeEscalation(escalation), trace),
      'No escalation without Transfer Bot Context went to a bot in this play.',
    ),
};

function judgeEscalation({ request, turn }: Escalation): Finding {
  if (!request) return inconclusive('No transfer was requested.', turn.stimulus);
  const { intentId, userMessage } = request.context ?? {};
  return (intentId ?? '') === '' && (userMessage ?? '') === ''
    ? pass('Neither intent nor message went with the transfer.', request)
    : fail(
        `Transfer Bot Context is off, and the transfer request passes ${quote(JSON.stringify(request.context))}.`,
        'neither intent nor message in the request',
        turn.stimulus,
        request,
      );
}
