import type { HandedOver } from '../../../protocol/types';
import type { Setup } from '../../../trace/trace';
import { dialog, escalation, routes, says, settleMs, setup, text, type Route } from '../parts';
import type { Scenario } from '../scenario';
import type { Vary } from '../vary';

/** A bot whose dialog says something and escalates; a Fallback dialog does so as well, to another skill. */
function bot(vary: Vary, route: Route, handedOver?: HandedOver): Setup {
  const [skillId, otherId] = [vary.skillId('target'), vary.skillId('target of the fallback')];
  const asked = escalation(route, vary.name('integration'), { skillId, message: vary.text('One moment') });
  const fallback = escalation(route, vary.name('integration of the fallback'), {
    skillId: otherId,
    message: vary.text('Somebody will know'),
  });
  return {
    ...setup(vary, {
      dialogs: [
        {
          ...dialog('escalate', vary.text('agent please'), text(vary.text('You were sent to me')), asked.interaction),
          intentId: vary.name('known intent'),
        },
        {
          name: 'fallback',
          type: 'fallback',
          patterns: [],
          interactions: [text(vary.text('I do not understand')), fallback.interaction],
        },
      ],
      integrations: [...asked.integrations, ...fallback.integrations],
      skillIds: [skillId, otherId],
    }),
    ...(handedOver === undefined ? {} : { handedOver }),
  };
}

export const receiverEscalates: readonly Scenario[] = routes.map((route) => ({
  id: `context/received-and-escalated-by-${route}`,
  title: 'Bots are handed an intent, words and what fits nothing, and the dialog that starts escalates',
  exercises: [
    'context.receiver-starts-intent-dialog',
    'context.receiver-falls-back',
    route === 'integration' ? 'route.integration-transfers' : 'route.agent-transfer-transfers',
    'message.before-transfer',
  ],
  needs: ['receiver'],
  build: (vary) => ({
    conversations: {
      'by-intent': bot(vary, route, { intentId: vary.name('known intent') }),
      'by-words': bot(vary, route, { userMessage: vary.text('agent please') }),
      'by-nothing': bot(vary, route, { userMessage: vary.text('other words') }),
    },
    steps: [{ kind: 'wait', ms: 2 * settleMs }],
  }),
}));

export const fallbackEscalates: readonly Scenario[] = routes.map((route) => ({
  id: `route/in-the-fallback-dialog-by-${route}`,
  title: 'What no dialog catches starts the Fallback dialog, which says something and escalates',
  exercises: [
    route === 'integration' ? 'route.integration-transfers' : 'route.agent-transfer-transfers',
    'message.before-transfer',
  ],
  build: (vary) => ({
    conversations: { main: bot(vary, route) },
    steps: says(vary.text('other words'), undefined, 2 * settleMs),
  }),
}));
