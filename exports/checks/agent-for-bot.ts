import { quote } from '../../trace/render-event';
import { asBeginning, nameOfEscalation, ofEscalation, sampleBot, type BotCheck } from '../check';

const requirement = 'agent.not-for-bots';

export const agentForBot: BotCheck = {
  name: 'agent-for-bot',
  requirement,
  level: 'info',
  fields: `escalation.tangoContextEnabled, in ${sampleBot}; the key of the Agent Id was never seen, and agentId is a guess`,
  look: (linted) =>
    linted.escalations
      .filter(({ agentId = '', passesContext }) => agentId.trim() !== '' && passesContext)
      .map((each) => ({
        ...ofEscalation(linted, each, requirement),
        guessed: true as const,
        because: `${asBeginning(nameOfEscalation(each))} names the agent ${quote(each.agentId ?? '', 80)} and passes on the bot's context, which is for transfers to bots: an Agent Id plays no part there.`,
        expected: 'an Agent Id for a transfer to people, or Transfer Bot Context for one to a bot',
        mend: 'Take out the Agent Id where the skill belongs to a bot, or switch off Transfer Bot Context where it belongs to people.',
      })),
};
