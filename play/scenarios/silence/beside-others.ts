import { besideOthers } from '../others-come-and-go';
import { silencePasses } from '../parts';
import type { Scenario } from '../scenario';

/** What happens in other conversations of the bot ends no wait for it, and starts none anew. */
export const silentBesideOthers: Scenario = {
  id: 'silence/beside-other-conversations',
  title:
    'The bot is silent in one conversation; others of its conversations end, begin, get an agent and hear that a transfer failed',
  exercises: ['silence.fallback-skill-after-three-minutes', 'silence.nothing-within-three-minutes'],
  channels: ['messaging'],
  needs: ['bot-outage'],
  sharesBot: true,
  build: (vary) => {
    const ask = vary.text('agent please');
    const connector = { fallbackSkillId: vary.skillId('fallback') };
    const { conversations, before, meanwhile } = besideOthers(vary, 'silent', ask, {}, connector);
    return {
      conversations,
      steps: [
        ...before,
        { kind: 'outage', silent: true, conversation: 'silent' },
        { kind: 'consumer-says', text: ask, conversation: 'silent' },
        ...meanwhile,
        ...silencePasses('silent'),
      ],
    };
  },
};
