import type { Escalation } from '../../../trace/turn';
import { escalationsOf } from '../../../trace/turns';
import { quote } from '../../../trace/render-event';
import { fail, inconclusive, onEvery, pass, type Rule } from '../rule';
import type { Finding } from '../../../results/finding';
import { transferIsDue } from '../transfer-due';

export const literalNumber: Rule = {
  id: 'skill.literal-number',
  lookAt: 'how the skill id travels from the configuration into agentSkillId of the transfer request',
  judge: (trace) =>
    onEvery(
      escalationsOf(trace).filter((each) => transferIsDue(each) && !each.skill.byVariable),
      judgeEscalation,
      'No escalation with a direct numeric skill id was attempted in this play.',
    ),
};

function judgeEscalation({ request, skill, turn }: Escalation): Finding {
  if (!request) return inconclusive('The transfer was not requested, so it asks for no skill at all.', turn.stimulus);
  return request.skillId === skill.value
    ? pass(`The transfer asks for skill ${quote(skill.value)}.`, request)
    : fail(
        `The transfer asks for skill ${quote(request.skillId)}; configured is ${quote(skill.value)}.`,
        `agentSkillId ${quote(skill.value)}`,
        turn.stimulus,
        request,
      );
}
