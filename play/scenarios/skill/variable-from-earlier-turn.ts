import { routes, says } from '../parts';
import type { Scenario } from '../scenario';
import { changingSkillId } from './changing-skill-id';

/** The newest value was set by an earlier dialog, in an earlier turn. */
export const variableFromEarlierTurn: readonly Scenario[] = routes.map((route) => ({
  id: `skill/variable-from-an-earlier-turn-by-${route}`,
  title: 'An earlier dialog changes the variable that holds the skill id',
  exercises: ['skill.variable-at-attempt'],
  build: (vary) => {
    const { ask, change, bot } = changingSkillId(vary, route);
    return {
      conversations: { main: bot },
      steps: [...says(change), ...says(ask)],
    };
  },
}));
