import { quote } from '../../trace/render-event';
import { capText } from '../../trace/trace';
import { sampleBot, type BotCheck } from '../check';

export const defaultResponse: BotCheck = {
  name: 'default-response',
  requirement: 'cap.user-friendly-response-instead',
  // Nobody has to have one.
  level: 'info',
  fields: `bot.botAttributes.DEFAULT_ERROR_MESSAGE, in ${sampleBot}; that it is the default user-friendly response is inferred from its name`,
  look: ({ bot, escalations }) =>
    escalations.length === 0 || (bot.defaultResponse ?? '').trim() !== ''
      ? []
      : [
          {
            because: `The bot has no default user-friendly response: when a transfer fails for the fourth time, the consumer reads ${quote(capText)}`,
            expected: 'a response in your own words, if that text will not do; the documents oblige nobody',
            mend: 'Switch on the default user-friendly response in Bot Settings, and write it.',
            at: { path: 'bot.botAttributes' },
          },
        ],
};
