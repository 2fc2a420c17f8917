import { routes, says } from '../parts';
import type { Scenario } from '../scenario';
import { changingSkillId } from './changing-skill-id';

/** Values that a conversation sets are its own: they show neither in the one beside it nor in the one that begins when it is over. */
export const variableOfAnotherConversation: readonly Scenario[] = routes.map((route) => ({
  id: `skill/variable-of-another-conversation-by-${route}`,
  title:
    'A conversation changes the variable that holds the skill id; the bot has another beside it, and one afterwards',
  exercises: ['skill.variable-at-attempt'],
  sharesBot: true,
  build: (vary) => {
    const { ask, change, bot } = changingSkillId(vary, route);
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
