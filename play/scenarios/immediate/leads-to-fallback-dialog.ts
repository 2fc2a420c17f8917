import type { Dialog } from '../../../protocol/types';
import { dialog, endingAlike, escalation, routes, says, setup, text } from '../parts';
import type { Scenario } from '../scenario';

const attempts = 8;

/** A dialog that is named runs whatever its type: by a rule on the one route, by the next dialog on the other. */
export const leadsToFallbackDialog: readonly Scenario[] = routes.map((route) => ({
  id: `immediate/leads-to-the-fallback-dialog-by-${route}`,
  title: `A transfer call fails, and the ${route === 'integration' ? 'rule for that' : 'next action'} names the Fallback dialog`,
  exercises: [route === 'integration' ? 'immediate.failure-reaches-rule' : 'immediate.no-rule-next-action'],
  build: (vary) => {
    const ask = vary.text('agent please');
    const skillId = vary.skillId('target');
    const { interaction, integrations } = escalation(route, vary.name('integration'), {
      skillId,
      message: vary.text('One moment'),
      ...(route === 'integration' ? { onFailure: 'fallback' } : { next: 'fallback' }),
    });
    const fallback: Dialog = {
      ...{ name: 'fallback', type: 'fallback', patterns: [] },
      interactions: [text(vary.text('Please say it otherwise'))],
    };
    return {
      conversations: {
        main: setup(vary, {
          dialogs: [dialog('escalate', ask, interaction), fallback],
          integrations,
          skillIds: [skillId],
          outcomes: endingAlike(attempts, { kind: 'error', status: 403 }),
        }),
      },
      steps: says(ask),
    };
  },
}));
