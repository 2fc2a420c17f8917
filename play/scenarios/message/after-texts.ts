import type { Interaction } from '../../../protocol/types';
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

/** What is said is said twice when two places of the configuration have it, and when the consumer has said it before. */
export const sameTextElsewhere: readonly Scenario[] = routes.map((route) => ({
  id: `message/same-text-elsewhere-by-${route}`,
  title: 'The Message to User is word for word the text before it, and in another conversation what the consumer says',
  exercises: ['message.before-transfer', 'message.in-transfer-request'],
  build: (vary) => {
    const skillId = vary.skillId('target');
    const message = vary.text('One moment');
    const saying = (ask: string, ...before: Interaction[]) => {
      const escalate = escalation(route, vary.name('integration'), { skillId, message });
      return setup(vary, {
        dialogs: [dialog('escalate', ask, ...before, escalate.interaction)],
        integrations: escalate.integrations,
        skillIds: [skillId],
      });
    };
    const ask = vary.text('agent please');
    return {
      conversations: { 'said-before': saying(ask, text(message)), 'asked-for': saying(message) },
      steps: [...says(ask, 'said-before'), ...says(message, 'asked-for')],
    };
  },
}));
