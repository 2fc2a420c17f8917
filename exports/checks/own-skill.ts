import { quote } from '../../trace/render-event';
import { nameOfEscalation, ofEscalation, type BotCheck } from '../check';

const requirement = 'route.to-agent-or-bot';

export const ownSkill: BotCheck = {
  name: 'own-skill',
  requirement,
  level: 'info',
  fields:
    "bot.skillIds, which typings of Conversation Builder's API in public code know (ChatBot.skillIds) and no public export holds",
  look: (linted) =>
    linted.escalations
      .filter(({ skillId = '' }) => linted.bot.ownSkillIds.includes(skillId.trim()))
      .map((each) => ({
        ...ofEscalation(linted, each, requirement),
        guessed: true as const,
        because: `The Agent Skill Id of ${nameOfEscalation(each)} is ${quote(each.skillId ?? '', 80)}, a skill of the bot itself: the conversation may come back to it, again and again.`,
        expected: 'a skill that people hold, or another bot',
        mend: 'Name a skill that the bot does not hold.',
      })),
};
