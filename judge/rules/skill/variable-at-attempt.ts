import type { Escalation } from '../../../trace/turn';
import { escalationsOf } from '../../../trace/turns';
import { quote } from '../../../trace/render-event';
import { fail, onEvery, pass, type Rule } from '../rule';
import type { Finding } from '../../../results/finding';
import { noRequest, skillShown, transferIsDue } from '../transfer-due';

export const variableAtAttempt: Rule = {
  id: 'skill.variable-at-attempt',
  lookAt: 'when the variable in the skill id is replaced: at the attempt, not when the bot is saved or started',
  judge: (trace) =>
    onEvery(
      escalationsOf(trace).filter((each) => transferIsDue(each) && each.skill.byVariable),
      judgeEscalation,
      'No escalation took its skill id from a variable in this play.',
    ),
};

function judgeEscalation(escalation: Escalation): Finding {
  const { request, skill, turn } = escalation;
  if (!request) return noRequest(escalation);
  return request.skillId === skill.value
    ? pass(`The transfer asks for skill ${quote(request.skillId)}, the value of the variable at that moment.`, request)
    : fail(
        `The transfer asks for skill ${quote(request.skillId)}. The skill id is ${skillShown(escalation)} at that moment.`,
        `agentSkillId ${quote(skill.value)}`,
        turn.stimulus,
        request,
      );
}
