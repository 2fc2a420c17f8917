import { escalationsOf, requests, type Escalation } from '../../trace/turns';
import type { Trace } from '../../trace/trace';
import { fail, onEvery, pass, type Finding, type Rule } from '../rule';
import { noTwin, numericTwin, refusedTransfers, skillShown } from '../transfer-due';

export const nonNumericNoTransfer: Rule = {
  id: 'skill.non-numeric-no-transfer',
  lookAt: 'whether the skill id is checked before the Transfer API is called',
  judge: (trace) =>
    onEvery(
      escalationsOf(trace).filter(
        (each) => each.skill.numeric === 'not-numeric' && !each.skill.unset && !each.message.injectsLineFeed,
      ),
      (escalation) => judgeEscalation(trace, escalation),
      'No escalation had a skill id that is clearly not numeric in this play.',
    ),
};

function judgeEscalation(trace: Trace, escalation: Escalation): Finding {
  const { turn } = escalation;
  const calls = [...requests(turn.events), ...refusedTransfers(escalation)];
  if (calls.length > 0) {
    return fail(
      `A transfer was requested although the skill id ${skillShown(escalation)} is not numeric.`,
      'no call to the Transfer API',
      turn.stimulus,
      ...calls,
    );
  }
  return numericTwin(trace) ? pass('No transfer was requested; for a numeric id one was.', turn.stimulus) : noTwin();
}
