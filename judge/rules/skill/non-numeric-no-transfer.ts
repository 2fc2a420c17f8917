import type { Escalation } from '../../../trace/turn';
import type { Trace } from '../../../trace/trace';
import { fail, onEvery, pass, type Rule } from '../rule';
import type { Finding } from '../../../results/finding';
import { pastTheirDelay } from '../past-their-delay';
import { noTwin, numericTwin, skillShown, underWayAfterMs, watchedTooShort } from '../transfer-due';
import { anotherMayFollow, callsWithoutReason, isNotNumeric, noneNotNumeric } from './not-numeric';

export const nonNumericNoTransfer: Rule = {
  id: 'skill.non-numeric-no-transfer',
  lookAt: 'whether the skill id is checked before the Transfer API is called',
  judge: (trace) =>
    onEvery(
      pastTheirDelay(trace, (each) => judgeEscalation(trace, each))
        .filter(isNotNumeric)
        .filter((each) => !anotherMayFollow(each)),
      (escalation) => judgeEscalation(trace, escalation),
      noneNotNumeric(trace),
    ),
};

function judgeEscalation(trace: Trace, escalation: Escalation): Finding {
  const { turn } = escalation;
  const calls = callsWithoutReason(trace, escalation);
  if (calls.length > 0) {
    return fail(
      `A transfer was requested although the skill id ${skillShown(escalation)} is not numeric.`,
      'no call to the Transfer API',
      turn.stimulus,
      ...calls,
    );
  }
  if (!numericTwin(trace)) return noTwin();
  return (
    watchedTooShort(turn, underWayAfterMs(escalation)) ??
    pass('No transfer was requested; for a numeric id one was.', turn.stimulus)
  );
}
