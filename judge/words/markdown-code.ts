/** A text of anybody's as code in Markdown, where markup, links and mentions are plain text, whatever it holds. */
import { ticksAround } from './ticks-around';
import { visible } from './visible';

/** As it stands in a line of its own or among others. */
export function markdownCode(text: string, most: number): string {
  const shown = shownIn(text, most);
  const ticks = ticksAround(shown);
  return `${ticks} ${shown} ${ticks}`;
}

/** As it stands in a cell: there a bar ends it even inside code unless escaped, and a backslash before that would undo this. */
export function markdownCodeInCell(text: string, most: number): string {
  const shown = shownIn(text, most)
    .replace(/\\(?=\|)/g, '\\u005c')
    .replace(/\|/g, '\\|');
  const ticks = ticksAround(shown);
  return `${ticks} ${shown} ${ticks}`;
}

/** Delimiters are longer than what they hold: of very many backticks some stand for all. */
export function fewTicks(text: string): string {
  return text.replace(/`{9,}/g, (ticks) => `\`\`\` (${ticks.length} backticks)`);
}

/** What is made visible is longer than it was, and is cut again. */
function shownIn(text: string, most: number): string {
  const shown = fewTicks(visible(text, most));
  const longest = most + 40;
  return shown.length > longest ? `${shown.slice(0, longest)} …` : shown;
}
