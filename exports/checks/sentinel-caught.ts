import { sentinel } from '../../trace/trace';
import { sampleBot, type BotCheck } from '../check';

export const sentinelCaught: BotCheck = {
  name: 'sentinel-caught',
  requirement: 'deferred.sentinel-reaches-bot',
  level: 'warning',
  fields: `interactionType DIALOG_STARTER, pattern[] and status, with ACTIVE and ENABLED, in ${sampleBot}; INACTIVE and DISABLED in typings of Conversation Builder's API in public code`,
  look: ({ escalations, catching: { starters, patterns, inScripts } }) => {
    if (escalations.length === 0 || patterns.length > 0 || inScripts) return [];
    return [
      {
        because: `None of the ${starters.length} dialog starters of the bot catches ${sentinel}, which the platform sends when a transfer fails later.`,
        expected: `a dialog that starts with the pattern ${sentinel}, and a text in it for the consumer`,
        mend: `Add a dialog whose starter has the pattern ${sentinel}, and say in it that no transfer is possible now.`,
        at: { path: 'groups' },
      },
    ];
  },
};
