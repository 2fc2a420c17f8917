import type { Agent, Setup } from '../../../trace/trace';
import type { RequirementId } from '../../../requirements/catalogue';
import { dialog, escalation, routes, says, setup, type Route } from '../parts';
import type { Scenario, Situation } from '../scenario';
import type { Vary } from '../vary';

interface NamedAgent {
  readonly slug: string;
  readonly title: string;
  readonly exercises: readonly RequirementId[];
  readonly skilled: boolean;
  readonly available: boolean;
}

const cases: readonly NamedAgent[] = [
  {
    slug: 'skilled-and-available',
    title: 'The named agent holds the skill and is available',
    exercises: ['agent.gets-it-when-skilled-and-available'],
    skilled: true,
    available: true,
  },
  {
    slug: 'unskilled',
    title: 'The named agent is available and does not hold the skill',
    exercises: ['agent.unskilled-goes-to-skill'],
    skilled: false,
    available: true,
  },
  {
    slug: 'unavailable',
    title: 'The named agent holds the skill and is not available',
    exercises: ['agent.unavailable-goes-to-skill'],
    skilled: true,
    available: false,
  },
  {
    slug: 'unskilled-and-unavailable',
    title: 'The named agent neither holds the skill nor is available',
    exercises: ['agent.unskilled-goes-to-skill', 'agent.unavailable-goes-to-skill'],
    skilled: false,
    available: false,
  },
];

interface Target {
  readonly route: Route;
  readonly heldBy: 'agents' | 'bot';
  readonly agent: (skillId: string) => Agent;
  readonly named: boolean;
}

function bot(vary: Vary, skillId: string, { route, heldBy, agent, named }: Target): Setup {
  const present = agent(skillId);
  const escalate = escalation(route, vary.name('integration'), {
    skillId,
    message: vary.text('One moment'),
    ...(named ? { agentId: present.id } : {}),
  });
  return setup(vary, {
    dialogs: [dialog('escalate', vary.text('agent please'), escalate.interaction)],
    integrations: escalate.integrations,
    platform: { skills: [{ id: skillId, name: 'target', heldBy }], agents: [present] },
  });
}

/** The agent of the other conversation gets it: what does not come in one comes in the other. */
function besideTwin(vary: Vary, target: Target): Situation {
  const ask = vary.text('agent please');
  const reaching: Target = {
    route: target.route,
    heldBy: 'agents',
    named: true,
    agent: (skillId) => ({ id: vary.agentId('agent'), skillIds: [skillId], available: true }),
  };
  return {
    conversations: {
      main: bot(vary, vary.skillId('target'), target),
      twin: bot(vary, vary.skillId('target of the twin'), reaching),
    },
    steps: [...says(ask), ...says(ask, 'twin')],
  };
}

export const namedAgent: readonly Scenario[] = cases.flatMap(({ slug, title, exercises, skilled, available }) =>
  routes.map((route) => ({
    id: `agent/${slug}-by-${route}`,
    title,
    exercises,
    needs: ['agent-id'],
    build: (vary) =>
      besideTwin(vary, {
        route,
        heldBy: 'agents',
        named: true,
        agent: (skillId) => ({
          id: vary.agentId('agent'),
          skillIds: skilled ? [skillId] : [vary.skillId('other')],
          available,
        }),
      }),
  })),
);

export const noNamedAgent: readonly Scenario[] = routes.map((route) => ({
  id: `agent/none-by-${route}`,
  title: 'No agent is named, although one holds the skill and is available',
  exercises: ['agent.none-goes-to-skill'],
  build: (vary) =>
    besideTwin(vary, {
      route,
      heldBy: 'agents',
      named: false,
      agent: (skillId) => ({ id: vary.agentId('agent'), skillIds: [skillId], available: true }),
    }),
}));

export const agentAndBot: readonly Scenario[] = routes.map((route) => ({
  id: `agent/named-in-a-transfer-to-a-bot-by-${route}`,
  title: 'An agent is named, and the skill is held by a bot',
  exercises: ['agent.not-for-bots'],
  needs: ['agent-id', 'bot-to-bot'],
  build: (vary) =>
    besideTwin(vary, {
      route,
      heldBy: 'bot',
      named: true,
      agent: (skillId) => ({ id: vary.agentId('agent'), skillIds: [skillId], available: true }),
    }),
}));
