/**
 * Reads a configured text as the documents describe it: variables replaced once, escaped new lines made real. It is the
 * model's own reading, apart from the one that the rules use, so that a slip in either shows.
 */

export interface Read {
  /** With variables replaced. */
  readonly text: string;
  /** The same as a consumer reads it: the escaped new line is a line feed. */
  readonly shown: string;
  /** A variable in it was never set. */
  readonly unset: boolean;
  readonly lineFeedByVariable: boolean;
  /** The variables in it. */
  readonly names: readonly string[];
}

const opening = '{$botContext.';

export function readTemplate(template: string, variables: ReadonlyMap<string, string>): Read {
  const [first = '', ...rest] = template.split(opening);
  let text = first;
  let unset = false;
  let lineFeedByVariable = false;
  const names: string[] = [];
  for (const part of rest) {
    const end = part.indexOf('}');
    const value = end < 0 ? undefined : variables.get(part.slice(0, end));
    if (end >= 0) names.push(part.slice(0, end));
    if (value === undefined) {
      unset = true;
      text += opening + part;
      continue;
    }
    lineFeedByVariable ||= value.includes('\n') || value.includes('\r');
    text += value + part.slice(end + 1);
  }
  return { text, shown: withRealNewLines(text), unset, lineFeedByVariable, names };
}

/** The page writes the escape with two backslashes; unescaped once by whoever saved it one is left, and written for a script there are three. */
function withRealNewLines(text: string): string {
  return ['\\\\\\n', '\\\\n', '\\n'].reduce((rest, escape) => rest.replaceAll(escape, '\n'), text);
}
