import { quote } from '../../trace/render-event';
import { fill, numericKind } from '../../trace/templates';
import { nameOfEscalation, ofEscalation, sampleBot, type BotCheck, type Flaw } from '../check';

const nobody: ReadonlyMap<string, string> = new Map();
/** No more of it is looked at. */
const longestId = 200;
const notNumeric = 'skill.non-numeric-sends-fallback';

export const skillNumber: BotCheck = {
  name: 'skill-number',
  requirement: notNumeric,
  level: 'error',
  fields: `content.results.tile.tileData[0].escalation.agentSkillId, in ${sampleBot}`,
  look: (linted) =>
    linted.escalations.flatMap((each): Flaw[] => {
      const skillId = (each.skillId ?? '').slice(0, longestId);
      const expected = 'a number, or a variable such as {$botContext.skillId} that holds one';
      const mend = 'Take the id of the skill, which is a number, from Conversational Cloud.';
      if (skillId.trim() === '') {
        const requirement = 'config.skill-id-mandatory';
        const because = `The Agent Skill Id of ${nameOfEscalation(each)} is empty, and nothing is transferred without one.`;
        return [{ ...ofEscalation(linted, each, requirement), requirement, because, expected, mend }];
      }
      if (fill(skillId, nobody).unset.length > 0) return [];
      const kind = numericKind(skillId);
      if (kind === 'numeric') return [];
      const named = `The Agent Skill Id of ${nameOfEscalation(each)} is ${quote(skillId, 80)}`;
      const flaw = { ...ofEscalation(linted, each, notNumeric), expected, mend };
      return kind === 'not-numeric'
        ? [
            {
              ...flaw,
              because: `${named}, which is no number: the consumer reads the fallback message, and nothing is transferred.`,
            },
          ]
        : [{ ...flaw, because: `${named}, and no document says whether that is a number.`, level: 'info' }];
    }),
};
