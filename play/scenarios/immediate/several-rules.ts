import type { ResultRule } from '../../../protocol/types';
import { dialog, endingAlike, escalation, routes, says, setup, text } from '../parts';
import type { Scenario } from '../scenario';

const attempts = 12;

/** The first rule that fits stands behind two that do not, and before another that would fit as well. */
export const severalRules: readonly Scenario[] = routes.map((route) => ({
  id: `immediate/several-rules-by-${route}`,
  title: 'A transfer call fails; the escalation has two rules for success, and behind them two for failure',
  exercises: ['immediate.failure-reaches-rule'],
  build: (vary) => {
    const ask = vary.text('agent please');
    const skillId = vary.skillId('target');
    const rules: readonly ResultRule[] = [
      { result: 'success', dialog: 'went-well' },
      { result: 'success', dialog: 'went-very-well' },
      { result: 'failure', dialog: 'went-wrong' },
      { result: 'failure', dialog: 'went-very-wrong' },
    ];
    const { interaction, integrations } = escalation(route, vary.name('integration'), {
      skillId,
      message: vary.text('One moment'),
      rules,
    });
    return {
      conversations: {
        main: setup(vary, {
          dialogs: [
            dialog('escalate', ask, interaction),
            ...rules.map(({ dialog: name }) =>
              dialog(name, vary.text(`pattern of ${name}`), text(vary.text(`answer of ${name}`))),
            ),
          ],
          integrations,
          skillIds: [skillId],
          outcomes: endingAlike(attempts, { kind: 'error', status: 503 }),
        }),
      },
      steps: says(ask),
    };
  },
}));
