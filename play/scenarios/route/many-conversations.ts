import type { Outcome, Setup } from '../../../trace/trace';
import { dialog, escalation, routes, says, setup, text, type Route } from '../parts';
import type { Scenario, Step } from '../scenario';
import type { Vary } from '../vary';

function bot(vary: Vary, route: Route, outcomes: readonly Outcome[]): Setup {
  const skillId = vary.skillId('target');
  const { interaction, integrations } = escalation(route, vary.name('integration'), {
    skillId,
    message: vary.text('One moment'),
    onFailure: 'refused',
  });
  return setup(vary, {
    dialogs: [
      dialog('hello', vary.text('hello'), text(vary.text('Welcome'))),
      dialog('escalate', vary.text('agent please'), interaction),
      dialog('refused', vary.text('pattern of refused'), text(vary.text('No luck'))),
    ],
    integrations,
    skillIds: [skillId],
    outcomes,
  });
}

/** What becomes of the attempt of each. Two are refused: fewer failures than would end an escalation, however they are counted. */
const outcomes: readonly (readonly Outcome[])[] = [
  [],
  [{ kind: 'error', status: 403 }],
  [],
  [{ kind: 'error', status: 404 }],
  [],
  [],
  [],
];

/** One after the other: each is over when the next begins, but for the fifth, which goes on beside the sixth. */
export const manyConversations: readonly Scenario[] = routes.map((route) => ({
  id: `route/seven-conversations-by-${route}`,
  title: 'One bot has seven conversations, of which two fail at once; the fifth lasts as long as the sixth',
  exercises: [route === 'integration' ? 'route.integration-transfers' : 'route.agent-transfer-transfers'],
  sharesBot: true,
  build: (vary) => {
    const names = outcomes.map((_, at) => `conversation-${at + 1}`);
    const talks = (conversation: string): Step[] => [
      ...says(vary.text('hello'), conversation),
      ...says(vary.text('agent please'), conversation),
    ];
    const begins = (conversation: string): Step[] =>
      conversation === names[0] ? [] : [{ kind: 'starts', conversation }];
    const ends = (conversation: string): Step[] => [{ kind: 'ends', conversation }];
    return {
      conversations: Object.fromEntries(outcomes.map((each, at) => [names[at] ?? '', bot(vary, route, each)])),
      steps: names.flatMap((name, at) => [
        ...begins(name),
        ...talks(name),
        ...(at === 4 || at === names.length - 1 ? [] : ends(name)),
        ...(at === 5 ? ends(names[4] ?? '') : []),
      ]),
    };
  },
}));
