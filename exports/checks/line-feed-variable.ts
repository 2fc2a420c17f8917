import { quote } from '../../trace/render-event';
import type { BotExport } from '../bot-export';
import { nameOfEscalation, ofEscalation, sampleBot, type BotCheck } from '../check';
import { variablesIn } from '../variables-in';

const requirement = 'message.line-feed-variable-fails';

/** Documented of integrations; of an Agent Transfer interaction no document says it, so it is no more than a hint there. */
export const lineFeedVariable: BotCheck = {
  name: 'line-feed-variable',
  requirement,
  level: 'info',
  fields: `tileData[0].text, in ${sampleBot}; contextDataVariables[], in bot-samples/conv-assist-template/ReplacementCardHelper.json of the same samples, and scripts`,
  look: (linted) => {
    const broken = holdingLineFeeds(linted.bot);
    return linted.escalations.flatMap((each) =>
      variablesIn(each.message ?? '')
        .filter((name) => broken.has(name))
        .map((name) => ({
          ...ofEscalation(linted, each, requirement),
          because: `The Message to User of ${nameOfEscalation(each)} uses the variable ${quote(name, 80)}, which the bot sets to a text with a line feed: an integration that uses it fails.`,
          expected: 'variables without line feeds in the message',
          mend: `Set ${quote(name, 80)} to a text in one line, or take it out of the message.`,
        })),
    );
  },
};

/** A variable that a script sets to a text; no longer text is looked at. */
const set =
  /setBotVariable\(\s*(['"])([\w-]{1,200})\1\s*,\s*(?:'((?:[^'\\]|\\.){0,2000})'|"((?:[^"\\]|\\.){0,2000})")/g;

function holdingLineFeeds({ interactions, code }: BotExport): ReadonlySet<string> {
  const byRules = interactions.flatMap(({ rules }) => rules.flatMap(({ sets }) => sets));
  const byCode = code.flatMap((each) =>
    [...each.matchAll(set)].map(([, , name = '', single, double]) => ({ name, value: single ?? double ?? '' })),
  );
  return new Set([
    ...byRules.filter(({ value }) => /[\r\n]/.test(value)).map(({ name }) => name),
    // In a script one backslash and an n is a line feed; two are a backslash.
    ...byCode.filter(({ value }) => /(?<!\\)(?:\\\\)*\\[nr]/.test(value)).map(({ name }) => name),
  ]);
}
