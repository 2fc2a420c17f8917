import { seconds } from '../../../trace/render-event';
import { cap, isKind, type Event, type Trace } from '../../../trace/trace';
import { eventsOf } from '../../../trace/pick-events';
import { turnsOf } from '../../../trace/turns';
import { endOf } from '../../../trace/what-happened';
import { mostFailures } from '../deferred/failed-turns';
import { fail, inconclusive, onEvery, pass, type Rule } from '../rule';
import type { Finding } from '../../../results/finding';
import { besideOneGivenUp, capTextsIn, givenUp } from './cap-texts';

/** Milliseconds after the success for which the text may not come. */
const watchMs = 10_000;

export const successPreventsText: Rule = {
  id: 'cap.success-prevents-text',
  lookAt: 'whether an attempt that succeeds is counted, or an old count is acted upon later',
  judge: (trace) =>
    onEvery(
      Object.keys(trace.conversations).flatMap((name) => recoveryIn(trace, name) ?? []),
      (recovery) => besideOneGivenUp(judgeRecovery(trace, recovery), givenUp(trace)),
      'No transfer succeeded after earlier ones had failed in this play.',
    ),
};

/** Where one to three failures, by any way of counting, were followed by a transfer that was accepted and held. */
function recoveryIn(trace: Trace, conversation: string): Event<'transfer-answered'> | undefined {
  const events = eventsOf(trace, conversation);
  const failed = events.filter(isKind('transfer-failed'));
  const last = failed[failed.length - 1];
  if (!last) return undefined;
  const success = events
    .filter(isKind('transfer-answered'))
    .find((each) => endOf(each).kind === 'accepted' && each.n > last.n);
  return success && mostFailures(trace, success) < cap ? success : undefined;
}

function judgeRecovery(trace: Trace, success: Event<'transfer-answered'>): Finding {
  const read = turnsOf(trace)
    .filter((turn) => turn.conversation === success.conversation)
    .flatMap(capTextsIn)
    .filter((reading) => reading.n > success.n);
  if (read.length > 0) {
    return fail(
      'A transfer succeeded within the four attempts, and the consumer was told to try later all the same.',
      'no such text',
      success,
      ...read,
    );
  }
  const events = eventsOf(trace, success.conversation);
  const watchedMs = (events[events.length - 1]?.byMs ?? 0) - success.byMs;
  return watchedMs < watchMs
    ? inconclusive(`Observed only ${seconds(watchedMs)} of ${seconds(watchMs)} after the success.`, success)
    : pass('A transfer succeeded within the four attempts, and the text of the cap was not sent.', success);
}
