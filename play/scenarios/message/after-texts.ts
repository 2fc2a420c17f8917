import { dialog, escalation, routes, says, settleMs, setup, text } from '../parts';
import type { Scenario } from '../scenario';

/** Texts precede the escalation in its dialog, with the delay that the documents recommend for them. */
export const afterTexts: readonly Scenario[] = routes.map((route) => ({
  id: `message/after-texts-by-${route}`,
  title: 'The bot says two texts before it escalates',
  exercises: ['message.before-transfer', 'message.last-before-transfer', 'message.in-transfer-request'],
  build: (vary) => {
    const ask = vary.text('agent please');
    const skillId = vary.skillId('target');
    const delayMs = 4_000;
    const escalate = escalation(route, vary.name('integration'), {
      skillId,
      message: vary.text('One moment'),
      delayMs,
    });
    return {
      conversations: {
        main: setup(vary, {
          dialogs: [
            dialog(
              'escalate',
              ask,
              text(vary.text('I understand')),
              text(vary.text('Let me see')),
              escalate.interaction,
            ),
          ],
          integrations: escalate.integrations,
          skillIds: [skillId],
        }),
      },
      steps: [...says(ask), { kind: 'wait', ms: delayMs + settleMs }],
    };
  },
}));
