import { changedWhileWaiting, type ChangedWhileWaiting } from '../../trace/changed-while-waiting';
import type { Trace } from '../../trace/trace';
import type { Escalation } from '../../trace/turn';
import { escalationsOf } from '../../trace/turns';
import type { Finding } from '../../results/finding';

/**
 * The escalations of a play, also as they became while they waited for their delay, without those during whose delay the consumer
 * spoke and of which `judge` has no answer: what becomes of such a one is open, so that it leaves nothing unanswered.
 */
export function pastTheirDelay(
  trace: Trace,
  judge: (escalation: Escalation | ChangedWhileWaiting) => Finding,
): readonly (Escalation | ChangedWhileWaiting)[] {
  const isAnswered = (each: Escalation | ChangedWhileWaiting) => judge(each).verdict !== 'inconclusive';
  return [
    ...escalationsOf(trace).filter((each) => !isDisturbed(each) || isAnswered(each)),
    ...changedWhileWaiting(trace).filter(isAnswered),
  ];
}

/** Whether something else happened before its delay was over, and it had not requested a transfer by then. */
export function isDisturbed({ dueAfterMs, request, turn }: Escalation): boolean {
  return !request && turn.watchedMs < dueAfterMs;
}
