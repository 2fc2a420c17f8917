import { dialog, escalation, routes, says, setVariable, setup, text } from '../parts';
import type { Scenario } from '../scenario';

/** The skill id is a variable whose value changes after the conversation has begun. */
export const variable: readonly Scenario[] = routes.map((route) => ({
  id: `skill/variable-changed-late-by-${route}`,
  title: 'The variable that holds the skill id changes twice before the bot escalates',
  exercises: ['skill.variable-at-attempt'],
  build: (vary) => {
    const [ask, change] = [vary.text('agent please'), vary.text('change of mind')];
    const [atStart, second, newest] = [vary.skillId('first'), vary.skillId('second'), vary.skillId('third')];
    const name = vary.name('variable').replace('-', '_');
    const escalate = escalation(route, vary.name('integration'), {
      skillId: `{$botContext.${name}}`,
      message: vary.text('One moment'),
    });
    return {
      conversations: {
        main: setup(vary, {
          variables: { [name]: atStart },
          dialogs: [
            dialog('change', change, setVariable(name, second), text(vary.text('changed'))),
            dialog('escalate', ask, setVariable(name, newest), escalate.interaction),
          ],
          integrations: escalate.integrations,
          skillIds: [atStart, second, newest],
        }),
      },
      steps: [...says(change), ...says(ask)],
    };
  },
}));
