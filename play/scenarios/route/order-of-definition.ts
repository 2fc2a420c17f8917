import { sentinel, type Setup } from '../../../trace/trace';
import { turnedRound } from '../turned-round';
import { dialog, escalation, routes, says, setup, text, untilFailedMs, type Route } from '../parts';
import type { Scenario } from '../scenario';
import type { Vary } from '../vary';

/** Nothing in it is caught by two dialogs or named twice, so that the order decides nothing. */
function bot(vary: Vary, route: Route): Setup {
  const settings = (name: string) => ({ skillId: vary.skillId(name), message: vary.text(`One moment for ${name}`) });
  const made = escalation(route, vary.name('integration'), settings('target'));
  const ask = ['please an agent', 'operator', 'agent please'].map((pattern) => vary.text(pattern));
  const caught = ['something failed', 'it failed'].map((pattern) => vary.text(pattern));
  const unused = ['nobody', 'somebody'].flatMap(
    (name) => escalation('integration', vary.name(`integration of ${name}`), settings(name)).integrations,
  );
  return setup(vary, {
    dialogs: [
      { ...dialog('escalate', '', made.interaction), patterns: ask },
      dialog('greet', vary.text('hello'), text(vary.text('Welcome'))),
      { ...dialog('caught', '', text(vary.text('Nobody came'))), patterns: [...caught, sentinel] },
      dialog('unused', vary.text('pattern of unused'), text(vary.text('Nobody asked'))),
      { name: 'fallback', type: 'fallback', patterns: [], interactions: [text(vary.text('What was that'))] },
    ],
    integrations: [...made.integrations, ...unused],
    skillIds: ['target', 'nobody', 'somebody'].map((name) => vary.skillId(name)),
    outcomes: [{ kind: 'accept-then-fail', afterMs: 1_000 }],
  });
}

/** Two bots that differ in the order of what they are defined with. */
export const orderOfDefinition: readonly Scenario[] = routes.map((route) => ({
  id: `route/order-of-definition-by-${route}`,
  title:
    'One bot has its dialogs, patterns and integrations in one order, with the Fallback dialog last, its twin in the other',
  exercises: [
    route === 'integration' ? 'route.integration-transfers' : 'route.agent-transfer-transfers',
    'deferred.caught-dialog-answers',
  ],
  build: (vary) => {
    const asIs = bot(vary, route);
    const talk = (conversation: string) => [
      ...says(vary.text('hello'), conversation),
      ...says(vary.text('nothing that is caught'), conversation),
      ...says(vary.text('agent please'), conversation, untilFailedMs),
    ];
    return {
      conversations: { 'as it is': asIs, 'turned round': turnedRound(asIs) },
      steps: [...talk('as it is'), ...talk('turned round')],
    };
  },
}));
