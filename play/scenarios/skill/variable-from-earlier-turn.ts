import { dialog, escalation, routes, says, setVariable, setup, text } from '../parts';
import type { Scenario } from '../scenario';

/** The newest value was set by an earlier dialog, in an earlier turn. */
export const variableFromEarlierTurn: readonly Scenario[] = routes.map((route) => ({
  id: `skill/variable-from-an-earlier-turn-by-${route}`,
  title: 'An earlier dialog changes the variable that holds the skill id',
  exercises: ['skill.variable-at-attempt'],
  build: (vary) => {
    const [ask, change] = [vary.text('agent please'), vary.text('other department')];
    const [atStart, newest] = [vary.skillId('first'), vary.skillId('second')];
    const escalate = escalation(route, vary.name('integration'), {
      skillId: '{$botContext.skillId}',
      message: vary.text('One moment'),
    });
    return {
      conversations: {
        main: setup(vary, {
          variables: { skillId: atStart },
          dialogs: [
            dialog('change', change, setVariable('skillId', newest), text(vary.text('noted'))),
            dialog('escalate', ask, escalate.interaction),
          ],
          integrations: escalate.integrations,
          skillIds: [atStart, newest],
        }),
      },
      steps: [...says(change), ...says(ask)],
    };
  },
}));
