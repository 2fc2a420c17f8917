/** How much of an export is read. Time and memory grow with what is in it, so there is a limit to each. */
export const mostBytes = 32 * 1024 * 1024;
const mostValues = 1_000_000;
const mostLevels = 200;
const mostInteractions = 20_000;

/**
 * Why the text is too much to be parsed; undefined when it is not. Parsing itself takes memory, many times as much as the text has,
 * so brackets and commas are counted before it. Whether it is JSON at all is not looked at.
 */
export function beyondBounds(text: string): string | undefined {
  let values = 1;
  let depth = 0;
  let isOpened = false;
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === ' ' || character === '\n' || character === '\r' || character === '\t') continue;
    const closes = character === ']' || character === '}';
    // What was opened holds a first value, and one more for each comma.
    if ((isOpened && !closes) || character === ',') values += 1;
    if (values > mostValues) return `it holds more than ${mostValues.toLocaleString('en')} values`;
    isOpened = character === '[' || character === '{';
    if (isOpened) depth += 1;
    else if (closes) depth -= 1;
    else if (character === '"') at = endOfText(text, at);
    if (depth > mostLevels) return `it is nested more than ${mostLevels} levels deep`;
  }
  return undefined;
}

/** Where the quote stands that ends what the quote here begins. */
function endOfText(text: string, from: number): number {
  for (let at = from + 1; at < text.length; at += 1) {
    if (text[at] === '"') return at;
    if (text[at] === '\\') at += 1;
  }
  return text.length;
}

/** Why it is no bot that is looked at in a time that one waits for; undefined when it is. */
export function beyondInteractions(json: unknown): string | undefined {
  const interactions = (json as { readonly conversationMessage?: unknown } | null)?.conversationMessage;
  if (!Array.isArray(interactions) || interactions.length <= mostInteractions) return undefined;
  return `it holds ${interactions.length} interactions, and at most ${mostInteractions.toLocaleString('en')} are read`;
}
