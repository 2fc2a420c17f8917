import { howLongAfter } from '../../../trace/how-long-after';
import { repeatedCallsIn } from '../../../trace/repeated-calls';
import { slackMsOf } from '../../../trace/slack';
import { seconds } from '../../../trace/render-event';
import type { Escalation, Turn } from '../../../trace/turn';
import type { Event, Trace } from '../../../trace/trace';
import { mayHaveBeenTaken } from '../../../trace/what-happened';
import { fail, inconclusive, pass } from '../rule';
import type { Finding } from '../../../results/finding';

/**
 * Whether a connector may have asked by itself for what had just failed, while its bot waits to ask for the same. What becomes of the
 * delay is open once that was accepted; where it was not, the bot's own call is still to come.
 */
function mayBeMadeAgain(
  trace: Trace,
  { stimulus }: Turn,
  request: Event<'transfer-requested'>,
  answer: Event<'transfer-answered'> | undefined,
): boolean {
  return stimulus.kind === 'transfer-failed' && repeatedCallsIn(trace).has(request) && mayHaveBeenTaken(answer);
}

/** Whether the transfer was requested when the delays of the turn were over, and not before. */
export function keepsItsDelay(trace: Trace, { answer, dueAfterMs, request, turn }: Escalation): Finding {
  if (!request) return inconclusive('No transfer was requested.', turn.stimulus);
  const slackMs = slackMsOf(trace);
  if (request.byMs - turn.stimulus.afterMs < dueAfterMs - slackMs) {
    if (mayBeMadeAgain(trace, turn, request, answer))
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
