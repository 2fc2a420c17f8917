import type { Setup } from '../../../trace/trace';
import { dialog, escalation, says, setup } from '../parts';
import type { Scenario } from '../scenario';

/** The same integration with a message and without one, in two conversations. */
export const messageMissing: readonly Scenario[] = (['absent', 'empty'] as const).map((kind) => ({
  id: `config/message-${kind}`,
  title: `An integration has ${kind === 'absent' ? 'no' : 'an empty'} Message to User, and its twin has one`,
  exercises: ['config.message-required'],
  build: (vary) => {
    const ask = vary.text('agent please');
    const skillId = vary.skillId('target');
    const withMessage = (message: string | undefined): Setup => {
      const escalate = escalation('integration', vary.name('integration'), {
        skillId,
        ...(message === undefined ? {} : { message }),
      });
      return setup(vary, {
        dialogs: [dialog('escalate', ask, escalate.interaction)],
        integrations: escalate.integrations,
        skillIds: [skillId],
      });
    };
    return {
      conversations: {
        'with-message': withMessage(vary.text('One moment')),
        'without-message': withMessage(kind === 'absent' ? undefined : ''),
      },
      steps: [...says(ask, 'with-message'), ...says(ask, 'without-message')],
    };
  },
}));
