import { quote } from '../../trace/render-event';
import { nameOfEscalation, ofEscalation, sampleBot, type BotCheck } from '../check';
import { variablesIn } from '../variables-in';

const requirement = 'skill.unset-variable-is-non-numeric';

export const skillVariable: BotCheck = {
  name: 'skill-variable',
  requirement,
  level: 'warning',
  fields: `escalation.agentSkillId, in ${sampleBot}; variables by contextDataVariables[] in bot-samples/conv-assist-template/ReplacementCardHelper.json of the same samples, and by scripts`,
  look: (linted) =>
    linted.escalations.flatMap((each) => {
      return variablesIn(each.skillId ?? '')
        .filter((name) => !linted.bot.words.has(name))
        .map((name) => ({
          ...ofEscalation(linted, each, requirement),
          because: `The Agent Skill Id of ${nameOfEscalation(each)} is the variable ${quote(name, 80)}, which nothing in the bot sets.`,
          expected: 'a variable that holds a number when the bot escalates; one that was never set is no number',
          mend: `Set ${quote(name, 80)} before the escalation, or write the number of the skill itself.`,
        }));
    }),
};
