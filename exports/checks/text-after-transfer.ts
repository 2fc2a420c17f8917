import { quote } from '../../trace/render-event';
import type { ExportedInteraction } from '../bot-export';
import { nameOfEscalation, ofEscalation, sampleBot, type BotCheck, type Linted } from '../check';
import type { ExportedEscalation } from '../escalations-of';
import { resultOf } from '../result-of';

const requirement = 'message.last-before-transfer';

export const textAfterTransfer: BotCheck = {
  name: 'text-after-transfer',
  requirement,
  level: 'warning',
  fields: `nextMessageId and responseMatches[].action, in ${sampleBot}`,
  look: (linted) =>
    linted.escalations.flatMap((each) => {
      const text = textAfter(linted, each);
      if (!text || choosesNext.test(each.interaction.code)) return [];
      return [
        {
          ...ofEscalation(linted, each, requirement),
          because: `After ${nameOfEscalation(each)} the bot goes on to ${quote(text.name, 80)} although the transfer succeeded, and says ${quote(text.text ?? '', 80)} when the conversation is no longer its own.`,
          expected: 'nothing after the transfer: the Message to User is the last that the bot says',
          mend: 'Let the escalation lead to no interaction, and write into its Message to User what the consumer is to read.',
        },
      ];
    }),
};

/** A script that says itself what comes next. */
const choosesNext = /setTriggerNextMessage/;

/** The first text on the way that a success takes. */
function textAfter({ flow }: Linted, { interaction }: ExportedEscalation): ExportedInteraction | undefined {
  const rule = interaction.rules.find(({ conditions }) => conditions.some((each) => resultOf(each) === 'success'));
  const next = rule ? flow.target(rule, interaction) : flow.after(interaction);
  for (const each of flow.way(next)) {
    if (each.type === 'TEXT') return each;
    if (each.type !== 'DIALOG_STARTER' && each.type !== 'API_INTEGRATION') return undefined;
  }
  return undefined;
}
