/** To whom the platform gives a conversation. */
import type { TransferRequest } from '../../../protocol/types';
import { sameAgent } from '../../../trace/same-agent';
import type { Agent, PlatformSetup, Skill } from '../../../trace/trace';

export interface Receiver {
  readonly skill: Skill;
  readonly to: 'skill' | 'agent' | 'bot';
  /** Of the agent where it goes to one, else of the skill. */
  readonly id: string;
}

/** An agent who is named gets it when available and assigned to the skill; a bot's skill names no agents. */
export function receiverOf(platform: PlatformSetup, { agentId, agentSkillId }: TransferRequest): Receiver {
  const skill = platform.skills.find(({ id }) => id === agentSkillId);
  if (!skill) throw new Error(`Accepted a transfer to the unknown skill ${agentSkillId}.`);
  const agent = agentCalled(platform.agents, agentId);
  if (skill.heldBy === 'bot') return { skill, to: 'bot', id: skill.id };
  return agent?.available === true && agent.skillIds.includes(skill.id)
    ? { skill, to: 'agent', id: agent.id }
    : { skill, to: 'skill', id: skill.id };
}

/** The agent of this id, with or without the account part; the id as it stands comes first. */
function agentCalled(agents: readonly Agent[], id: string | undefined): Agent | undefined {
  return agents.find((each) => each.id === id) ?? agents.find((each) => sameAgent(each.id, id));
}
