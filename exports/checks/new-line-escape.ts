import { quote } from '../../trace/render-event';
import { nameOfEscalation, ofEscalation, sampleBot, type BotCheck } from '../check';

const requirement = 'message.newline-escape';

export const newLineEscape: BotCheck = {
  name: 'new-line-escape',
  requirement,
  level: 'warning',
  fields: `content.results.tile.tileData[0].text of an interaction of type ESCALATION, in ${sampleBot}`,
  look: (linted) =>
    linted.escalations
      .filter(({ message = '' }) => tooFew.test(message))
      .map((each) => ({
        // The page's source and what is shown of it differ in the number of backslashes; with one, no document says what comes.
        ...(/[\r\n]/.test(each.message ?? '') ? {} : { level: 'info' as const }),
        ...ofEscalation(linted, each, requirement),
        because: `The Message to User of ${nameOfEscalation(each)} has a new line ${/[\r\n]/.test(each.message ?? '') ? 'that is not escaped' : 'with one backslash'}: ${quote(each.message ?? '', 80)}.`,
        expected: String.raw`\\n for each new line: two backslashes and an n, as the page shows it`,
        mend: String.raw`Write \\n in the field where a new line is wanted.`,
      })),
};

/** A line feed itself, or one backslash alone before an n. */
const tooFew = /[\r\n]|(?<!\\)\\n/;
