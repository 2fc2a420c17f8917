/** What a bot said that is nearly a text of its description: one of the two is misspelt, and which one only the owner knows. */
import type { RunFacts } from '../../results/run-facts';
import { quote } from '../../trace/render-event';
import { fill, unescapeNewLines } from '../../trace/templates';
import { textDifference } from '../../trace/text-difference';
import type { Trace } from '../../trace/trace';

/** Fields of a description whose texts a consumer reads. */
const spoken = ['message', 'says', 'whenRefused', 'whenFailedLater', 'fallback', 'userFriendlyResponse'];
/** Words under these are no texts, whatever their own field is called. */
const unspoken = ['variables', 'escalates'];
const most = 3;
const longest = 2_000;

/** One line for each such text, at most three: what the description says, what the bot said, and how they differ. */
export function nearlyDescribed({ bot }: Pick<RunFacts, 'bot'>, trace: Trace | undefined): readonly string[] {
  if (!bot || !trace) return [];
  const variables = new Map(Object.entries(bot.description.variables ?? {}));
  const described = textsIn(bot.description).map(({ field, text }) => ({
    field,
    text: unescapeNewLines(fill(text, variables).value),
  }));
  const said = [
    ...new Set(
      trace.events.flatMap((event) =>
        event.kind === 'consumer-read' ? [event.text] : event.kind === 'transfer-requested' ? [event.message] : [],
      ),
    ),
  ];
  const unknown = said.filter((text) => text.length <= longest && described.every((each) => each.text !== text));
  const unsaid = described.filter(({ text }) => text.length <= longest && !said.includes(text));
  return unsaid
    .flatMap(({ field, text }) =>
      unknown.flatMap((seen) => {
        const difference = textDifference(text, seen);
        if (difference === undefined) return [];
        return [`${field} is ${quote(text, 200)} in ${bot.file}, and the bot said ${quote(seen, 200)}: ${difference}`];
      }),
    )
    .slice(0, most);
}

interface Text {
  readonly field: string;
  readonly text: string;
}

/** Every text of these fields, with the path to it. */
function textsIn(value: unknown, path: readonly string[] = []): readonly Text[] {
  if (typeof value === 'string') {
    return path.some((part) => spoken.includes(part)) && !unspoken.some((part) => path.includes(part))
      ? [{ field: path.join('.').replaceAll(/\.(\d+)/g, '[$1]'), text: value }]
      : [];
  }
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([key, each]) => textsIn(each, [...path, key]));
}
