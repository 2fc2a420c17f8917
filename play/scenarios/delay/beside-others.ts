import { afterwardsMs, besideOthers, comingAndGoingMs } from '../others-come-and-go';
import type { Scenario } from '../scenario';

/** What happens in other conversations of the bot ends no delay, and starts none anew. */
export const delayedBesideOthers: Scenario = {
  id: 'delay/beside-other-conversations',
  title:
    'During an Interaction Delay other conversations of the bot end, begin, get an agent and hear that a transfer failed',
  exercises: ['delay.postpones-transfer', 'route.integration-transfers'],
  observes: ['unasked.words-with-an-agent'],
  sharesBot: true,
  build: (vary) => {
    const ask = vary.text('agent please');
    const delayMs = 10_000;
    const { conversations, before, meanwhile } = besideOthers(vary, 'waiting', ask, { delayMs });
    return {
      conversations,
      steps: [
        ...before,
        { kind: 'consumer-says', text: ask, conversation: 'waiting' },
        ...meanwhile,
        { kind: 'wait', ms: delayMs - comingAndGoingMs - 1 },
        { kind: 'wait', ms: 1 + afterwardsMs },
      ],
    };
  },
};
