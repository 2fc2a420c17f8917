import { textPaceMs } from '../../../trace/pace';
import { fill } from '../../../trace/templates';
import { says, settleMs } from '../parts';
import { describedSetup } from './described-setup';
import { firstPhrase, listOf, playableIn, templatesIn } from './stated';
import type { BotDescription } from '../../../protocol/bot-description';
import { asks, describedScenario, shown, type DescribedTemplate } from './template';

/** Long enough for what a timer of the bot's own would bring. */
const watchMs = 12_000;

/** The consumer says what the bot does not know, and asks at last; nothing is handed over before. */
export const unknownWords: DescribedTemplate = (description) =>
  description.fallback === undefined
    ? []
    : playableIn(description).map((escalation) => {
        const phrase = firstPhrase(escalation);
        return describedScenario({
          slug: `unknown-words-then-${escalation.number}`,
          title: `The consumer says what the bot does not know, and then ${shown(phrase)}`,
          exercises: ['unasked.transfer', ...(hasOtherTexts(description) ? (['unasked.other-dialog'] as const) : [])],
          build: (vary) => ({
            conversations: { main: describedSetup(description, { outcomes: [{ kind: 'accept' }] }) },
            steps: [
              ...says(vary.text('something else'), undefined, watchFallbackMs(description)),
              ...asks(escalation, phrase, watchMs),
            ],
          }),
        });
      });

function watchFallbackMs({ fallback }: BotDescription): number {
  return settleMs + listOf(fallback).length * textPaceMs;
}

/** Whether the bot has a text for something else, which is the same whenever it says it. */
function hasOtherTexts(description: BotDescription): boolean {
  return templatesIn(description).some(({ path, template }) => {
    const isOfADialog = path[0] === 'whenFailedLater' || path[2] === 'says' || path[2] === 'whenRefused';
    return isOfADialog && !['nothing', 'fallback'].includes(template) && fill(template, new Map()).names.length === 0;
  });
}
