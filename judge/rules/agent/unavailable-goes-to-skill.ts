import { onEvery, type Rule } from '../rule';
import { besideAgentTwin, escalationsNaming, goesToSkill } from './named-agent';

export const unavailableGoesToSkill: Rule = {
  id: 'agent.unavailable-goes-to-skill',
  lookAt: 'whether the skill id is sent along when an agent is named',
  judge: (trace) =>
    onEvery(
      escalationsNaming(trace, (agent) => !agent.available),
      (escalation) => besideAgentTwin(goesToSkill(escalation), trace),
      'No escalation named an unavailable agent in this play.',
    ),
};
