import { quote } from '../../trace/render-event';
import { sentinel } from '../../trace/trace';
import { placeOf, sampleBot, type BotCheck } from '../check';

export const fallbackEscalates: BotCheck = {
  name: 'fallback-escalates',
  requirement: 'deferred.uncaught-goes-to-fallback',
  level: 'warning',
  fields: `groups[].dialogType FALLBACK_DIALOG, in ${sampleBot}`,
  look: (linted) => {
    const { bot, flow, escalations, catching } = linted;
    const escalating = new Set(escalations.map(({ interaction }) => interaction));
    if (catching.inScripts || catching.patterns.some(({ kind }) => kind !== 'look-alike')) return [];
    return bot.dialogs
      .filter(({ isFallback, enabled }) => isFallback && enabled)
      .flatMap(({ id, name }) => {
        const again = [...flow.way(flow.firstOf(id))].find((each) => escalating.has(each));
        if (!again) return [];
        return [
          {
            because: `A transfer that fails later is answered by the dialog ${quote(name, 80)}, since nothing else catches ${sentinel}, and that escalates again: the consumer reads it all anew, up to the fourth failure.`,
            expected: `a dialog that catches ${sentinel} and tells the consumer what to do now`,
            mend: `Add a dialog whose starter has the pattern ${sentinel}.`,
            at: placeOf(linted, again),
          },
        ];
      });
  },
};
