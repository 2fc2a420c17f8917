import { seconds } from '../../trace/tell';
import { escalationsOf, type Escalation } from '../../trace/turns';
import type { Trace } from '../../trace/trace';
import { fail, inconclusive, onEvery, pass, type Finding, type Rule } from '../rule';
import { transferIsDue } from '../transfer-due';

/** Milliseconds by which a real clock's reading may be off. */
const coarseMs = 50;

export const postponesTransfer: Rule = {
  id: 'delay.postpones-transfer',
  lookAt: 'whether the Interaction Delay passes before the Transfer API is called',
  judge: (trace) =>
    onEvery(
      escalationsOf(trace).filter((each) => transferIsDue(each) && each.delayMs > 0),
      (escalation) => judgeEscalation(trace, escalation),
      'No escalation with an Interaction Delay was attempted in this play.',
    ),
};

function judgeEscalation(trace: Trace, { dueAfterMs, request, turn }: Escalation): Finding {
  if (!request) return inconclusive('No transfer was requested.', turn.stimulus);
  const slackMs = trace.clock === 'virtual' ? 0 : coarseMs;
  if (request.byMs - turn.stimulus.afterMs < dueAfterMs - slackMs) {
    return fail(
      `The transfer was requested at the latest ${seconds(request.byMs - turn.stimulus.afterMs)} after the bot was to begin; configured are ${seconds(dueAfterMs)}.`,
      `a transfer request no earlier than ${seconds(dueAfterMs)} after it`,
      turn.stimulus,
      request,
    );
  }
  // Under a virtual clock the request lies in a span: only one that ends before the delay, or begins at its end, decides.
  return request.afterMs - turn.stimulus.byMs >= dueAfterMs - 1 - slackMs
    ? pass(`The transfer was requested after ${seconds(dueAfterMs)}.`, turn.stimulus, request)
    : inconclusive(
        'The play moved time in too large a step to tell when the transfer was requested.',
        turn.stimulus,
        request,
      );
}
