import { carriesMessage } from '../../../trace/carries-message';
import type { Escalation } from '../../../trace/turn';
import { escalationsOf } from '../../../trace/turns';
import { quote } from '../../../trace/render-event';
import { fail, inconclusive, onEvery, pass, type Rule } from '../rule';
import type { Finding } from '../../../results/finding';
import { transferIsDue } from '../transfer-due';

export const skillNameIsALabel: Rule = {
  id: 'config.skill-name-is-a-label',
  lookAt: 'whether the skill is looked up by its name',
  judge: (trace) =>
    onEvery(
      escalationsOf(trace).filter((each) => transferIsDue(each) && namesAnotherSkill(each)),
      judgeEscalation,
      'No integration had the name or the id of another skill as its skill name in this play.',
    ),
};

function namesAnotherSkill({ integration, skill, turn }: Escalation): boolean {
  const label = integration?.agentSkillName;
  return turn.setup.platform.skills.some(
    (each) => each.id !== skill.value && (each.name === label || each.id === label),
  );
}

function judgeEscalation({ integration, message, request, skill, turn }: Escalation): Finding {
  if (!request) return inconclusive('No transfer was requested.', turn.stimulus);
  if (!carriesMessage(request, message.value, turn.events))
    return inconclusive('The request is not the configured one.', request);
  return request.skillId === skill.value
    ? pass('The id decided where the conversation goes, not the misleading name.', request)
    : fail(
        `The skill name is ${quote(integration?.agentSkillName ?? '')}, the id ${quote(skill.value)}; the transfer asks for ${quote(request.skillId)}.`,
        `agentSkillId ${quote(skill.value)}`,
        turn.stimulus,
        request,
      );
}
