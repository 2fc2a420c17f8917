import { muchLaterMs, says, settleMs, untilMuchLaterMs } from '../parts';
import type { Scenario } from '../scenario';
import { shownCases } from './shown-cases';
import { showingBot } from './showing-bot';

/** What a call was answered is of its conversation: it shows in no other one of the bot, not even with one under way beside it. */
export const resultsOfTwoConversations: readonly Scenario[] = shownCases.map((shown) => ({
  id: `result/${shown.slug}-of-two-conversations`,
  title: shown.titleOfTwo,
  exercises: shown.exercises,
  needs: ['result-data'],
  sharesBot: true,
  build: (vary) => {
    // Fewer failures than would end an escalation, were they counted for the bot; who asks once more by itself gets an agent.
    const { ask, askNumber, bot } = showingBot(vary, shown, [{ kind: 'accept-then-fail', afterMs: muchLaterMs }]);
    return {
      conversations: { first: bot, beside: bot },
      steps: [
        { kind: 'consumer-says', text: ask, conversation: 'first' },
        ...says(ask, 'beside', untilMuchLaterMs + settleMs),
        ...says(askNumber, 'first'),
        ...says(askNumber, 'beside'),
      ],
    };
  },
}));
