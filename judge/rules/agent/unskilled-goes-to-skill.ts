import { onEvery, type Rule } from '../rule';
import { besideAgentTwin, escalationsNaming, goesToSkill } from './named-agent';

export const unskilledGoesToSkill: Rule = {
  id: 'agent.unskilled-goes-to-skill',
  lookAt: 'whether the skill id is sent along when an agent is named',
  judge: (trace) =>
    onEvery(
      escalationsNaming(trace, (agent, skillId) => !agent.skillIds.includes(skillId)),
      (escalation) => besideAgentTwin(goesToSkill(escalation), trace),
      'No escalation named an agent without the skill in this play.',
    ),
};
