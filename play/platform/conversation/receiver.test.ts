import { expect, test } from '../../../quality/testing/test';
import { receiverOf } from './receiver';

const service = { id: '7', name: 'Service', heldBy: 'agents' } as const;
const platform = {
  skills: [service, { id: '8', name: 'Bot', heldBy: 'bot' as const }],
  agents: [
    { id: 'account.ada', skillIds: ['7', '8'], available: true },
    { id: 'bob', skillIds: ['7'], available: false },
    { id: 'cleo', skillIds: ['9'], available: true },
  ],
  outcomes: [],
};

function received(agentSkillId: string, agentId?: string): string {
  const request = { conversationId: 'c', chatBotId: 'b', message: 'm', agentSkillId };
  const { to, id } = receiverOf(platform, { ...request, ...(agentId === undefined ? {} : { agentId }) });
  return `${to} ${id}`;
}

for (const [title, skillId, agentId, expected] of [
  ['an agent with the skill who is available', '7', 'account.ada', 'agent account.ada'],
  ['the same agent, named without the account', '7', 'ada', 'agent account.ada'],
  ['the skill where the agent is not available', '7', 'bob', 'skill 7'],
  ['the skill where the agent does not have it', '7', 'cleo', 'skill 7'],
  ['the skill where nobody knows the agent', '7', 'dora', 'skill 7'],
  ['the skill where no agent is named', '7', undefined, 'skill 7'],
  ['the bot of a bot skill, whoever is named', '8', 'account.ada', 'bot 8'],
] as const) {
  test(`a conversation goes to ${title}`, () => {
    expect(received(skillId, agentId)).toBe(expected);
  });
}

test('a skill that the platform does not know receives nothing', () => {
  expect(() => received('10')).toThrow('unknown skill 10');
});
