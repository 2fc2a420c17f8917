import { defaultTransferMessage } from '../../trace/trace';
import { quote } from '../../trace/render-event';
import { asBeginning, nameOfEscalation, ofEscalation, sampleBot, type BotCheck } from '../check';

const requirement = 'config.message-required';
const byDefault = 'config.default-interaction-message';

export const messageGiven: BotCheck = {
  name: 'message-given',
  requirement,
  level: 'error',
  fields: `content.results.tile.tileData[0].text of an interaction of type ESCALATION, in ${sampleBot}`,
  look: (linted) =>
    linted.escalations
      .filter(({ message = '' }) => message.trim() === '')
      .map((each) => {
        const told = {
          expected: 'a text, or BLANK_MESSAGE where nothing is to be sent',
          mend: 'Write what the consumer is to read before the hand-over; or BLANK_MESSAGE, exactly so.',
        };
        // No document says what the setting is that is left out of an export; the default is what the field shows at first.
        if (each.message === undefined && !each.integration) {
          const because = `${asBeginning(nameOfEscalation(each))} has no message in the export; the documented default is ${quote(defaultTransferMessage)}.`;
          return {
            ...ofEscalation(linted, each, byDefault),
            ...told,
            because,
            requirement: byDefault,
            level: 'info' as const,
          };
        }
        const because = `The Message to User of ${nameOfEscalation(each)} is empty, and it is required.`;
        return { ...ofEscalation(linted, each, requirement), ...told, because };
      }),
};
