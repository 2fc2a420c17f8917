import { dialog, escalation, routes, says, setVariable, setup, text } from '../parts';
import type { Scenario } from '../scenario';

/** Values that a conversation sets are its own: they show neither in the one beside it nor in the one that begins when it is over. */
export const variableOfAnotherConversation: readonly Scenario[] = routes.map((route) => ({
  id: `skill/variable-of-another-conversation-by-${route}`,
  title:
    'A conversation changes the variable that holds the skill id; the bot has another beside it, and one afterwards',
  exercises: ['skill.variable-at-attempt'],
  sharesBot: true,
  build: (vary) => {
    const [ask, change] = [vary.text('agent please'), vary.text('other department')];
    const [atStart, changed] = [vary.skillId('first'), vary.skillId('second')];
    const escalate = escalation(route, vary.name('integration'), {
      skillId: '{$botContext.skillId}',
      message: vary.text('One moment'),
    });
    const bot = setup(vary, {
      variables: { skillId: atStart },
      dialogs: [
        dialog('change', change, setVariable('skillId', changed), text(vary.text('noted'))),
        dialog('escalate', ask, escalate.interaction),
      ],
      integrations: escalate.integrations,
      skillIds: [atStart, changed],
    });
    return {
      conversations: { first: bot, beside: bot, afterwards: bot },
      steps: [
        ...says(change, 'first'),
        ...says(ask, 'beside'),
        ...says(ask, 'first'),
        { kind: 'ends', conversation: 'first' },
        { kind: 'starts', conversation: 'afterwards' },
        ...says(ask, 'afterwards'),
      ],
    };
  },
}));
