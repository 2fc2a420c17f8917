/** A conversation beside the one that matters whose named agent gets it: the positive control of the rules about agents. */
import { answered, offered, said } from './event-bodies';
import { askForAgent, someMessage, someSkillId, type Happened, type SetupOverrides } from './trace-builder';

const twin = { conversation: 'twin' };
const bob = { id: '77.88', skillIds: [someSkillId], available: true };

/** What its bot and its platform are set up with. */
export const reachingAgent: SetupOverrides = {
  integration: { agentId: bob.id },
  platform: { skills: [{ id: someSkillId, name: 'Service', heldBy: 'agents' }], agents: [bob] },
};

/** The consumer asks, and the agent gets the conversation: five events. */
export const agentReached: readonly Happened[] = [
  { ...offered, ...twin },
  said(askForAgent, twin),
  {
    kind: 'transfer-requested',
    attempt: 1,
    skillId: someSkillId,
    message: someMessage,
    agentId: bob.id,
    ...twin,
  },
  { kind: 'handed-over', attempt: 1, to: 'agent', id: bob.id, skillId: someSkillId, ...twin },
  answered('accepted', 1, twin),
];
