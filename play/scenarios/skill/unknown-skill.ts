import { dialog, escalation, routes, says, setup, text } from '../parts';
import type { Scenario } from '../scenario';

/** A numeric id that no skill of the platform has. */
export const unknownSkill: readonly Scenario[] = routes.map((route) => ({
  id: `skill/unknown-skill-by-${route}`,
  title: 'The skill id is a number that no skill has',
  exercises: ['skill.unknown-id-fails-as-transfer'],
  build: (vary) => {
    const ask = vary.text('agent please');
    const escalate = escalation(route, vary.name('integration'), {
      skillId: vary.skillId('unknown'),
      message: vary.text('One moment'),
      onFailure: 'went-wrong',
    });
    return {
      conversations: {
        main: setup(vary, {
          dialogs: [
            dialog('escalate', ask, escalate.interaction),
            dialog('went-wrong', vary.text('pattern of went-wrong'), text(vary.text('No luck'))),
          ],
          integrations: escalate.integrations,
          skillIds: [vary.skillId('known')],
        }),
      },
      steps: says(ask),
    };
  },
}));
