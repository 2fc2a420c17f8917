import type { Setup } from '../../../trace/trace';
import { dialog, escalation, says, setup, text } from '../parts';
import type { Scenario } from '../scenario';
import type { Vary } from '../vary';

interface Words {
  readonly hello: string;
  readonly ask: string;
}

/** A bot whose every text, skill and pattern is its own, beside another. */
function botOf(vary: Vary, who: string): Setup & { readonly words: Words } {
  const words = { hello: vary.text(`hello of ${who}`), ask: vary.text(`agent for ${who}`) };
  const skillId = vary.skillId(`target of ${who}`);
  const escalate = escalation('integration', vary.name(`integration of ${who}`), {
    skillId,
    message: vary.text(`One moment for ${who}`),
  });
  const made = setup(vary, {
    dialogs: [
      dialog('hello', words.hello, text(vary.text(`Welcome to ${who}`))),
      dialog('escalate', words.ask, text(vary.text(`We look for somebody for ${who}`)), escalate.interaction),
    ],
    integrations: escalate.integrations,
    skillIds: [skillId],
  });
  return { ...made, bot: { ...made.bot, chatBotId: vary.name(`bot of ${who}`) }, words };
}

export const twoAtOnce: Scenario = {
  id: 'unasked/two-conversations-at-once',
  title: 'Two consumers talk by turns, each with another bot, and ask for an agent one after the other',
  exercises: ['unasked.crossed-conversations'],
  build: (vary) => {
    const { words: first, ...one } = botOf(vary, 'one');
    const { words: second, ...other } = botOf(vary, 'other');
    return {
      conversations: { one, other },
      steps: [
        ...says(first.hello, 'one'),
        ...says(second.hello, 'other'),
        ...says(first.ask, 'one'),
        ...says(second.ask, 'other'),
      ],
    };
  },
};
