import { dialog, escalation, routes, says, setup } from '../parts';
import type { Scenario } from '../scenario';

/** One skill is held by people, the other by a bot. */
export const toABot: readonly Scenario[] = routes.map((route) => ({
  id: `route/to-people-and-to-a-bot-by-${route}`,
  title: 'One conversation goes to a skill of live agents, another to a skill that a bot holds',
  exercises: ['route.to-agent-or-bot'],
  needs: ['bot-to-bot'],
  build: (vary) => {
    const ask = vary.text('transfer please');
    const [people, bot] = [vary.skillId('people'), vary.skillId('bot')];
    const to = (skillId: string) => {
      const escalate = escalation(route, vary.name('integration'), { skillId, message: vary.text('One moment') });
      return setup(vary, {
        dialogs: [dialog('escalate', ask, escalate.interaction)],
        integrations: escalate.integrations,
        platform: {
          skills: [
            { id: people, name: 'people', heldBy: 'agents' },
            { id: bot, name: 'bot', heldBy: 'bot' },
          ],
        },
      });
    };
    return {
      conversations: { 'to-people': to(people), 'to-a-bot': to(bot) },
      steps: [...says(ask, 'to-people'), ...says(ask, 'to-a-bot')],
    };
  },
}));
