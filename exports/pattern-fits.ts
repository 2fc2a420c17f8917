/**
 * Whether a text fits a pattern of Conversation Builder, as its documents describe them: exactly, but that an asterisk
 * stands for any characters and `(a|b)` for either. Which letters count as the same is not documented; here none do.
 */
import assert from 'node:assert/strict';

/** No longer pattern is looked at. */
const longestPattern = 2_000;

/** Places in a text are the bits of one number, so that an export full of patterns is looked at in little time. */
const longestText = 30;

export function patternFits(pattern: string, text: string): boolean {
  if (!/[*(|)]/.test(pattern)) return pattern === text;
  if (pattern.length > longestPattern) return false;
  const characters = [...text];
  assert(characters.length <= longestText, `A text of ${characters.length} characters is too long to be fitted.`);
  const places = new Map<string, Places>();
  for (const [at, character] of characters.entries()) places.set(character, (places.get(character) ?? 0) | placeAt(at));
  const fitted = { pattern: [...pattern], places, all: 2 ** (characters.length + 1) - 1 };
  const { ends } = alternatives(fitted, 0, placeAt(0), 0);
  return (ends & placeAt(characters.length)) !== 0;
}

/** Places in a text, each a bit: the first is before the first character. */
type Places = number;

function placeAt(at: number): Places {
  return 1 << at;
}

interface Read {
  /** Where in the text the pattern may have come by now. */
  readonly ends: Places;
  /** Where in the pattern the reading stopped. */
  readonly at: number;
}

interface Fitted {
  readonly pattern: readonly string[];
  /** Where in the text each character stands. */
  readonly places: ReadonlyMap<string, Places>;
  readonly all: Places;
}

/** Alternatives up to the parenthesis that closes them, or the end. One that closes nothing stands for itself. */
function alternatives(fitted: Fitted, from: number, begins: Places, depth: number): Read {
  const { pattern, places, all } = fitted;
  let ends: Places = 0;
  let here = begins;
  let at = from;
  for (;;) {
    const character = pattern[at];
    if (character === undefined || character === '|' || (character === ')' && depth > 0)) {
      ends |= here;
      if (character !== '|') return { ends, at };
      here = begins;
      at += 1;
    } else if (character === '(') {
      const inside = alternatives(fitted, at + 1, here, depth + 1);
      here = inside.ends;
      at = inside.at + 1;
    } else {
      here = character === '*' ? anyFrom(here, all) : (here & (places.get(character) ?? 0)) << 1;
      at += 1;
    }
  }
}

/** The first of the places and all behind it. */
function anyFrom(here: Places, all: Places): Places {
  return here === 0 ? 0 : all & ~((here & -here) - 1);
}
