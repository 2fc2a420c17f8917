/**
 * Whether a text fits a pattern of Conversation Builder, as its documents describe them: exactly, but that an asterisk
 * stands for any characters and `(a|b)` for either. Which letters count as the same is not documented; here none do.
 */

/** No longer pattern is looked at. */
const longestPattern = 2_000;

export function patternFits(pattern: string, text: string): boolean {
  if (!/[*(|)]/.test(pattern)) return pattern === text;
  if (pattern.length > longestPattern) return false;
  const characters = [...text];
  const { ends } = alternatives({ pattern: [...pattern], text: characters }, 0, new Set([0]), 0);
  return ends.has(characters.length);
}

interface Read {
  /** Where in the text the pattern may have come by now. */
  readonly ends: ReadonlySet<number>;
  /** Where in the pattern the reading stopped. */
  readonly at: number;
}

interface Fitted {
  readonly pattern: readonly string[];
  readonly text: readonly string[];
}

/** Alternatives up to the parenthesis that closes them, or the end. One that closes nothing stands for itself. */
function alternatives(fitted: Fitted, from: number, begins: ReadonlySet<number>, depth: number): Read {
  const { pattern, text } = fitted;
  const ends = new Set<number>();
  let here = begins;
  let at = from;
  for (;;) {
    const character = pattern[at];
    if (character === undefined || character === '|' || (character === ')' && depth > 0)) {
      for (const end of here) ends.add(end);
      if (character !== '|') return { ends, at };
      here = begins;
      at += 1;
    } else if (character === '(') {
      const inside = alternatives(fitted, at + 1, here, depth + 1);
      here = inside.ends;
      at = inside.at + 1;
    } else {
      here = character === '*' ? anyFrom(here, text.length) : stepped(here, character, text);
      at += 1;
    }
  }
}

function anyFrom(here: ReadonlySet<number>, length: number): ReadonlySet<number> {
  const first = Math.min(...here);
  return new Set(Array.from({ length: Math.max(0, length - first + 1) }, (_, index) => first + index));
}

function stepped(here: ReadonlySet<number>, character: string, text: readonly string[]): ReadonlySet<number> {
  return new Set([...here].filter((at) => text[at] === character).map((at) => at + 1));
}
