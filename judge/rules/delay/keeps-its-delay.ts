import { howLongAfter } from '../../../trace/how-long-after';
import { repeatedCallsIn } from '../../../trace/repeated-calls';
import { slackMsOf } from '../../../trace/slack';
import { seconds } from '../../../trace/render-event';
import type { Escalation } from '../../../trace/turn';
import type { Trace } from '../../../trace/trace';
import { fail, inconclusive, pass } from '../rule';
import type { Finding } from '../../../results/finding';

/** Whether the transfer was requested when the delays of the turn were over, and not before. */
export function keepsItsDelay(trace: Trace, { dueAfterMs, request, turn }: Escalation): Finding {
  if (!request) return inconclusive('No transfer was requested.', turn.stimulus);
  const slackMs = slackMsOf(trace);
  if (request.byMs - turn.stimulus.afterMs < dueAfterMs - slackMs) {
    // A connector may ask by itself for what has failed while its bot waits; what becomes of the delay then is open.
    if (turn.stimulus.kind === 'transfer-failed' && repeatedCallsIn(trace).has(request))
      return inconclusive('The call may be the one of the failed transfer, made again.', turn.stimulus, request);
    return fail(
      `The transfer was requested ${howLongAfter(turn.stimulus, request)} after the bot was to begin; configured are ${seconds(dueAfterMs)}.`,
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
