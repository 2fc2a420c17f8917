import { dialog, escalation, routes, says, setup, text } from '../parts';
import type { Scenario } from '../scenario';

/** More than one attempt fails alike, so that an implementation that tries again learns nothing new. */
const attempts = 12;

/** The rule for failure leads to another escalation: with other words, to another skill, by the other route. */
export const anotherSkill: readonly Scenario[] = routes.map((route) => ({
  id: `immediate/another-skill-after-a-failure-by-${route}`,
  title: 'A transfer call fails, and the rule for failure leads to an escalation to another skill, which fails as well',
  exercises: [
    'immediate.failure-reaches-rule',
    route === 'integration' ? 'route.agent-transfer-transfers' : 'route.integration-transfers',
  ],
  build: (vary) => {
    const ask = vary.text('agent please');
    const [skillId, otherId] = [vary.skillId('first'), vary.skillId('second')];
    const first = escalation(route, vary.name('first integration'), {
      skillId,
      message: vary.text('One moment'),
      onFailure: 'elsewhere',
    });
    const other = route === 'integration' ? 'agent-transfer' : 'integration';
    const second = escalation(other, vary.name('second integration'), {
      skillId: otherId,
      message: vary.text('Then somebody else'),
      onFailure: 'sorry',
    });
    return {
      conversations: {
        main: setup(vary, {
          dialogs: [
            dialog('escalate', ask, first.interaction),
            dialog('elsewhere', vary.text('pattern of elsewhere'), second.interaction),
            dialog('sorry', vary.text('pattern of sorry'), text(vary.text('No luck'))),
          ],
          integrations: [...first.integrations, ...second.integrations],
          skillIds: [skillId, otherId],
          outcomes: Array.from({ length: attempts }, () => ({ kind: 'error', status: 502 }) as const),
        }),
      },
      steps: says(ask),
    };
  },
}));
