import type { Agent, Setup } from '../../../trace/trace';
import type { BotDescription } from '../../../protocol/bot-description';
import type { Scenario } from '../scenario';
import { describedSetup } from './described-setup';
import { agentOf, firstPhrase, playableIn, type PlayableEscalation } from './stated';
import { asks, describedScenario, shown, type DescribedTemplate } from './template';

/** Every escalation that names an agent: who has the skill and is free, who has not, and who is busy. */
export const namedAgents: DescribedTemplate = (description) => {
  const playable = playableIn(description);
  const nameless = playable.filter((each) => agentOf(each) === null);
  return playable.flatMap((escalation) => {
    const agentId = agentOf(escalation);
    if (typeof agentId !== 'string') return [];
    return [
      withAgent(description, escalation, agentId),
      ...nameless.map((other) => besideNone(description, escalation, agentId, other)),
    ];
  });
};

/** An escalation that names no agent, of a bot that names none at all. */
export const noAgents: DescribedTemplate = (description, { capabilities }) => {
  const playable = playableIn(description);
  if (capabilities.includes('agent-id') || playable.some((each) => agentOf(each) !== null)) return [];
  return playable.map((escalation) =>
    describedScenario({
      slug: `no-agent-${escalation.number}`,
      title: `The consumer says ${shown(firstPhrase(escalation))}, and the transfer names no agent`,
      exercises: ['agent.none-goes-to-skill'],
      build: () => ({
        conversations: { main: describedSetup(description, { outcomes: [{ kind: 'accept' }] }) },
        steps: asks(escalation, firstPhrase(escalation)),
      }),
    }),
  );
};

function withAgent(description: BotDescription, escalation: PlayableEscalation, agentId: string): Scenario {
  const phrase = firstPhrase(escalation);
  const { skill } = escalation;
  const free = { id: agentId, skillIds: [skill], available: true };
  return describedScenario({
    slug: `agent-${escalation.number}`,
    title: `The consumer says ${shown(phrase)}; the agent is free, lacks the skill, or is busy`,
    exercises: [
      'agent.gets-it-when-skilled-and-available',
      'agent.unskilled-goes-to-skill',
      'agent.unavailable-goes-to-skill',
    ],
    needs: ['agent-id'],
    build: () => ({
      conversations: {
        main: setupWith(description, free),
        unskilled: setupWith(description, { ...free, skillIds: [] }),
        unavailable: setupWith(description, { ...free, available: false }),
      },
      steps: ['main', 'unskilled', 'unavailable'].flatMap((conversation) => asks(escalation, phrase, 0, conversation)),
    }),
  });
}

function besideNone(
  description: BotDescription,
  escalation: PlayableEscalation,
  agentId: string,
  other: PlayableEscalation,
): Scenario {
  const agent = { id: agentId, skillIds: [escalation.skill], available: true };
  const alone = (only: PlayableEscalation): Setup =>
    describedSetup(description, { outcomes: [{ kind: 'accept' }], platform: { agents: [agent] }, only: [only] });
  return describedScenario({
    slug: `agent-${escalation.number}-and-none-${other.number}`,
    title: `One consumer says ${shown(firstPhrase(escalation))}, which names an agent, and another ${shown(firstPhrase(other))}, which names none`,
    exercises: ['agent.none-goes-to-skill', 'config.agent-id-optional'],
    needs: ['agent-id'],
    build: () => ({
      conversations: { main: alone(escalation), none: alone(other) },
      steps: [...asks(escalation, firstPhrase(escalation)), ...asks(other, firstPhrase(other), 0, 'none')],
    }),
  });
}

function setupWith(description: BotDescription, agent: Agent): Setup {
  return describedSetup(description, { outcomes: [{ kind: 'accept' }], platform: { agents: [agent] } });
}
