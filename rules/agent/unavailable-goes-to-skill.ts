import { onEvery, type Rule } from '../rule';
import { escalationsNaming, goesToSkill } from './named-agent';

export const unavailableGoesToSkill: Rule = {
  id: 'agent.unavailable-goes-to-skill',
  lookAt: 'whether the skill id is sent along when an agent is named',
  judge: (trace) =>
    onEvery(
      escalationsNaming(trace, (agent) => !agent.available),
      goesToSkill,
      'No escalation named an unavailable agent in this play.',
    ),
};
