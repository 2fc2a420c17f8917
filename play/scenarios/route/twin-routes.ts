import type { Setup } from '../../../trace/trace';
import { dialog, escalation, says, setup, text, type Route } from '../parts';
import type { Scenario } from '../scenario';
import type { Vary } from '../vary';

function bot(vary: Vary, route: Route): Setup {
  const skillId = vary.skillId('target');
  const wrong = escalation(route, vary.name('wrong integration'), {
    skillId: vary.name('letters'),
    message: vary.text('Hold on'),
  });
  const right = escalation(route, vary.name('integration'), {
    skillId: '{$botContext.skillId}',
    message: `${vary.text('One moment')} {$botContext.who}`,
    delayMs: 2_000,
  });
  return setup(vary, {
    variables: { skillId, who: vary.name('who') },
    dialogs: [
      dialog('wrong', vary.text('first wish'), wrong.interaction),
      dialog('right', vary.text('second wish'), text(vary.text('I see')), right.interaction),
    ],
    integrations: [...wrong.integrations, ...right.integrations],
    skillIds: [skillId],
  });
}

export const twinRoutes: Scenario = {
  id: 'route/twin-routes',
  title: 'Two bots that differ in nothing but the route by which they escalate',
  exercises: ['route.same-outcome'],
  build: (vary) => ({
    conversations: { 'by-integration': bot(vary, 'integration'), 'by-agent-transfer': bot(vary, 'agent-transfer') },
    steps: ['by-integration', 'by-agent-transfer'].flatMap((conversation) => [
      ...says(vary.text('first wish'), conversation),
      ...says(vary.text('second wish'), conversation),
      { kind: 'wait' as const, ms: 2_000 },
    ]),
  }),
};
