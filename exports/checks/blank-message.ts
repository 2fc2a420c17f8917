import { quote } from '../../trace/render-event';
import { blankMessage } from '../../trace/trace';
import { nameOfEscalation, ofEscalation, sampleBot, type BotCheck } from '../check';

const requirement = 'message.blank-sends-nothing';

export const blankMessageSpelt: BotCheck = {
  name: 'blank-message-spelt',
  requirement,
  level: 'warning',
  fields: `content.results.tile.tileData[0].text of an interaction of type ESCALATION, in ${sampleBot}`,
  look: (linted) =>
    linted.escalations
      .filter(({ message = '' }) => message !== blankMessage && resembles(message))
      .map((each) => ({
        ...ofEscalation(linted, each, requirement),
        because: `The Message to User of ${nameOfEscalation(each)} is ${quote(each.message ?? '', 80)}, which the consumer may read: ${blankMessage} sends nothing when it is written exactly so, and alone.`,
        expected: `${blankMessage}, without blanks, quotes or other words`,
        mend: `Write ${blankMessage} and nothing else; or a text for the consumer.`,
      })),
};

function resembles(message: string): boolean {
  return message.includes(blankMessage) || /^[^a-z]*blank[^a-z]*message[^a-z]*$/i.test(message.slice(0, 100));
}
