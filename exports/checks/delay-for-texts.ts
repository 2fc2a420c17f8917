import { textPaceMs } from '../../trace/pace';
import type { ExportedInteraction } from '../bot-export';
import { nameOfEscalation, ofEscalation, sampleBot, type BotCheck, type Flaw } from '../check';
import { delayOf, longestDelayMs } from '../delay-of';
import type { Flow } from '../follow';

const requirement = 'delay.texts-arrive-first';

/** No more texts are counted. */
const mostTexts = 50;

export const delayForTexts: BotCheck = {
  name: 'delay-for-texts',
  requirement,
  level: 'warning',
  fields: `interactionType TEXT, nextMessageId, responseMatches[].action and interactionDelay, a text, in ${sampleBot}`,
  look: (linted) =>
    linted.escalations.flatMap((each): Flaw[] => {
      const { interaction } = each;
      const texts = textsBefore(linted.flow, interaction);
      if (texts === 0 || /setMessageDelay/.test(interaction.code)) return [];
      const wantedMs = texts * textPaceMs;
      const delayMs = delayOf(interaction);
      if (delayMs >= Math.min(wantedMs, longestDelayMs)) return [];
      const count = texts === 1 ? 'one text comes' : `${texts} texts come`;
      return [
        {
          ...ofEscalation(linted, each, requirement),
          because: `Right before ${nameOfEscalation(each)} ${count}, and its Interaction Delay is ${delayMs} ms: the conversation may be transferred before all is sent.`,
          expected: `an Interaction Delay of about ${textPaceMs} ms for each text, here ${wantedMs} ms`,
          mend:
            wantedMs <= longestDelayMs
              ? `Set the Interaction Delay of the interaction to ${wantedMs}; or move what is said into the Message to User.`
              : `An Interaction Delay has at most ${longestDelayMs} ms: say it in fewer texts, or move it into the Message to User.`,
        },
      ];
    }),
};

/** How many texts come one after the other right before it, on the longest way that is found. */
function textsBefore(flow: Flow, escalation: ExportedInteraction): number {
  const seen = new Set<ExportedInteraction>([escalation]);
  let here: readonly ExportedInteraction[] = [escalation];
  for (let texts = 0; ; texts += 1) {
    here = here.flatMap((each) => flow.leadingTo(each)).filter((each) => each.type === 'TEXT' && !seen.has(each));
    if (here.length === 0 || texts === mostTexts) return texts;
    for (const each of here) seen.add(each);
    here = [...new Set(here)];
  }
}
