import { lookAlikeNames, lookAlikesHolding } from '../look-alike-names';
import { dialog, endingAlike, escalation, routes, says, setup, setVariable, text } from '../parts';
import type { Scenario } from '../scenario';

/** The skill id is a variable whose value changes after the conversation has begun. */
export const variable: readonly Scenario[] = routes.map((route) => ({
  id: `skill/variable-changed-late-by-${route}`,
  title: 'The variable that holds the skill id changes twice before the bot escalates',
  exercises: ['skill.variable-at-attempt'],
  build: (vary) => {
    const [ask, change] = [vary.text('agent please'), vary.text('change of mind')];
    const [atStart, second, newest] = [vary.skillId('first'), vary.skillId('second'), vary.skillId('third')];
    const other = vary.skillId('of a look-alike');
    // A name may hold either mark.
    const name = route === 'integration' ? vary.name('variable') : vary.name('variable').replace('-', '_');
    const escalate = escalation(route, vary.name('integration'), {
      skillId: `{$botContext.${name}}`,
      message: vary.text('One moment'),
    });
    return {
      conversations: {
        main: setup(vary, {
          variables: { [name]: atStart, ...lookAlikesHolding(name, other) },
          dialogs: [
            dialog('change', change, setVariable(name, second), text(vary.text('changed'))),
            dialog(
              'escalate',
              ask,
              setVariable(name, newest),
              ...lookAlikeNames(name).map((each) => setVariable(each, other)),
              escalate.interaction,
            ),
          ],
          integrations: escalate.integrations,
          skillIds: [atStart, second, newest, other],
        }),
      },
      steps: [...says(change), ...says(ask)],
    };
  },
}));

const attempts = 8;

/** A first attempt fails, and the variable changes before the second. */
export const variableBetweenAttempts: readonly Scenario[] = routes.map((route) => ({
  id: `skill/variable-changed-between-attempts-by-${route}`,
  title: 'The variable that holds the skill id changes between an attempt that fails and the next one',
  exercises: ['skill.variable-at-attempt'],
  build: (vary) => {
    const [ask, change] = [vary.text('agent please'), vary.text('change of mind')];
    const [first, second] = [vary.skillId('first'), vary.skillId('second')];
    const name = vary.name('variable').replace('-', '_');
    const escalate = escalation(route, vary.name('integration'), {
      skillId: `{$botContext.${name}}`,
      message: vary.text('One moment'),
      onFailure: 'went-wrong',
    });
    return {
      conversations: {
        main: setup(vary, {
          variables: { [name]: first },
          dialogs: [
            dialog('change', change, setVariable(name, second), text(vary.text('changed'))),
            dialog('escalate', ask, escalate.interaction),
            dialog('went-wrong', vary.text('pattern of went-wrong'), text(vary.text('No luck'))),
          ],
          integrations: escalate.integrations,
          skillIds: [first, second],
          outcomes: endingAlike(attempts, { kind: 'error', status: 503 }),
        }),
      },
      steps: [...says(ask), ...says(change), ...says(ask)],
    };
  },
}));
