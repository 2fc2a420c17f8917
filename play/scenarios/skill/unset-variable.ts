import { dialog, escalation, routes, says, setup } from '../parts';
import type { Scenario } from '../scenario';

/** The variable in the skill id was never set; a second escalation has a number. */
export const unsetVariable: readonly Scenario[] = routes.map((route) => ({
  id: `skill/unset-variable-by-${route}`,
  title: 'The skill id is a variable that was never set; a second escalation has a number',
  exercises: ['skill.unset-variable-is-non-numeric'],
  build: (vary) => {
    const [askWrong, askRight] = [vary.text('first wish'), vary.text('second wish')];
    const skillId = vary.skillId('target');
    const first = escalation(route, vary.name('first integration'), {
      skillId: `{$botContext.${vary.name('variable').replace('-', '_')}}`,
      message: vary.text('One moment'),
    });
    const second = escalation(route, vary.name('second integration'), { skillId, message: vary.text('Just a second') });
    return {
      conversations: {
        main: setup(vary, {
          dialogs: [dialog('wrong', askWrong, first.interaction), dialog('right', askRight, second.interaction)],
          integrations: [...first.integrations, ...second.integrations],
          skillIds: [skillId],
        }),
      },
      steps: [...says(askWrong), ...says(askRight)],
    };
  },
}));
