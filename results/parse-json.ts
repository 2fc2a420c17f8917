/** JSON of a results folder, or a sentence that says where the text stops being any. */
import { deepestNesting, isNestedTooDeep } from '../trace/nesting';
import { quote } from '../trace/render-event';

export type ParsedJson = { readonly json: unknown } | { readonly not: string };

/** A trace holds bodies, which have a limit of their own, a few levels down. */
const deepest = 2 * deepestNesting;

/** Looking for the place takes twenty times as long as parsing. */
const longestSearched = 20_000_000;

export function parseJson(text: string): ParsedJson {
  let json: unknown;
  try {
    json = JSON.parse(text);
  } catch (error) {
    return { not: whyNot(text, error) };
  }
  // Whoever goes through it calls himself for each level.
  return isNestedTooDeep(json, deepest) ? { not: `it is nested more than ${deepest} levels deep` } : { json };
}

function whyNot(text: string, error: unknown): string {
  if (text.trim() === '') return 'it is empty';
  if (endsTooEarly(text, error))
    return `it is cut off: it ends at ${lineOf(text, text.length)}, where JSON has to go on`;
  const at = breaksAt(text, error);
  if (at === undefined) return `it is not JSON: it begins with ${quote(text, 40)}`;
  return `it is not JSON: at ${lineOf(text, at)}, something is expected with which JSON can go on, and ${quote(text.slice(at), 20)} is seen`;
}

/** Whether more text could have made it JSON. */
function endsTooEarly(text: string, error: unknown): boolean {
  const { message } = error as SyntaxError;
  return /end of JSON|Unterminated string/.test(message) || (positionIn(message) ?? -1) >= text.trimEnd().length;
}

function positionIn(message: string): number | undefined {
  const [, position] = /at position (\d+)/.exec(message) ?? [];
  return position === undefined ? undefined : Number(position);
}

/** The first character that makes it no JSON, whatever follows. Node does not always tell it. */
function breaksAt(text: string, error: unknown): number | undefined {
  const told = positionIn((error as SyntaxError).message);
  if (told !== undefined || text.length > longestSearched) return told;
  let [good, bad] = [0, text.length];
  while (bad - good > 1) {
    const middle = Math.floor((good + bad) / 2);
    if (canGoOn(text.slice(0, middle))) good = middle;
    else bad = middle;
  }
  return good;
}

function canGoOn(beginning: string): boolean {
  try {
    JSON.parse(beginning);
    return true;
  } catch (error) {
    return endsTooEarly(beginning, error);
  }
}

function lineOf(text: string, at: number): string {
  const before = text.slice(0, at).split('\n');
  return `line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
}
