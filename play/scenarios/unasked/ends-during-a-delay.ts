import type { Setup } from '../../../trace/trace';
import { dialog, escalation, says, settleMs, setup, text } from '../parts';
import type { Scenario } from '../scenario';
import type { Vary } from '../vary';

const delayMs = 6_000;

function bot(vary: Vary): Setup {
  const skillId = vary.skillId('target');
  const { interaction, integrations } = escalation('integration', vary.name('integration'), {
    skillId,
    message: vary.text('One moment'),
    delayMs,
  });
  return setup(vary, {
    dialogs: [
      dialog('hello', vary.text('hello'), text(vary.text('Welcome'))),
      dialog('escalate', vary.text('agent please'), interaction),
    ],
    integrations,
    skillIds: [skillId],
  });
}

/** What was still to come of a conversation that is over comes in no other. */
export const endsDuringADelay: Scenario = {
  id: 'unasked/ends-during-a-delay',
  title:
    'A conversation ends while an escalation waits for its delay; the next one with the same bot talks of something else',
  exercises: ['unasked.transfer'],
  sharesBot: true,
  build: (vary) => {
    const [ended, next] = ['ended', 'next'];
    return {
      conversations: { [ended]: bot(vary), [next]: bot(vary) },
      steps: [
        ...says(vary.text('hello'), ended),
        ...says(vary.text('agent please'), ended, 1_000),
        { kind: 'ends', conversation: ended },
        { kind: 'starts', conversation: next },
        ...says(vary.text('hello'), next, delayMs + settleMs),
        ...says(vary.text('agent please'), next, delayMs + settleMs),
      ],
    };
  },
};
