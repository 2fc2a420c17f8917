import { blankMessage } from '../../trace/trace';
import { dialog, escalation, routes, says, setup } from '../parts';
import type { Scenario } from '../scenario';

/** An escalation that is to say nothing. */
export const blank: readonly Scenario[] = routes.map((route) => ({
  id: `message/blank-by-${route}`,
  title: 'The Message to User is BLANK_MESSAGE',
  exercises: ['message.blank-sends-nothing', 'message.blank-still-transfers'],
  build: (vary) => {
    const ask = vary.text('agent please');
    const skillId = vary.skillId('target');
    const escalate = escalation(route, vary.name('integration'), { skillId, message: blankMessage });
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
