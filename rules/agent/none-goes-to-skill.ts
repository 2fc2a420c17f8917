import { quote } from '../../trace/tell';
import { escalationsOf, type Escalation } from '../../trace/turns';
import { fail, onEvery, type Finding, type Rule } from '../rule';
import { holderOf } from '../route/to-agent-or-bot';
import { transferIsDue } from '../transfer-due';
import { goesToSkill } from './named-agent';

export const noneGoesToSkill: Rule = {
  id: 'agent.none-goes-to-skill',
  lookAt: 'whether an agent is named although none is configured',
  judge: (trace) =>
    onEvery(
      escalationsOf(trace).filter(
        (each) => transferIsDue(each) && each.agentId === undefined && holderOf(each) === 'agents',
      ),
      judgeEscalation,
      'No escalation to people without an Agent Id was attempted in this play.',
    ),
};

function judgeEscalation(escalation: Escalation): Finding {
  const { request, skill, turn } = escalation;
  return (request?.agentId ?? '') === ''
    ? goesToSkill(escalation)
    : fail(
        `The transfer request names agent ${quote(request?.agentId ?? '')}; none is configured.`,
        `a transfer request to skill ${quote(skill.value)} without an agent`,
        turn.stimulus,
        request,
      );
}
