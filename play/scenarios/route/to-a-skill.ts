import { dialog, escalation, routes, says, setup } from '../parts';
import type { Scenario } from '../scenario';

const titles = {
  integration: 'An Integration interaction escalates to a skill',
  'agent-transfer': 'An Agent Transfer interaction escalates to a skill, with no integration defined',
} as const;

/** The plainest escalation, by each route. */
export const toASkill: readonly Scenario[] = routes.map((route) => ({
  id: `route/${route}-to-a-skill`,
  title: titles[route],
  exercises: [
    route === 'integration' ? 'route.integration-transfers' : 'route.agent-transfer-transfers',
    'skill.literal-number',
    'message.before-transfer',
    'message.in-transfer-request',
    'message.last-before-transfer',
  ],
  build: (vary) => {
    const ask = vary.text('agent please');
    const skillId = vary.skillId('target');
    const escalate = escalation(route, vary.name('integration'), { skillId, message: vary.text('One moment') });
    return {
      conversations: {
        main: setup(vary, {
          dialogs: [dialog('escalate', ask, escalate.interaction)],
          integrations: escalate.integrations,
          skillIds: [skillId],
        }),
      },
      steps: says(ask),
    };
  },
}));
