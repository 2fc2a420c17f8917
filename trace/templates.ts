/** How configured texts become what is sent: variables, the new-line escape, and which skill ids are clearly numbers. */

const variable = /\{\$botContext\.([A-Za-z0-9_-]+)\}/g;

const inBraces = /\{[^{}]+\}/g;

export interface Filled {
  readonly value: string;
  /** Names of the variables that the text refers to. */
  readonly names: readonly string[];
  /** Names among them that were never set, and other placeholders: what stands in their place is not settled here. */
  readonly unset: readonly string[];
}

/**
 * Whether it is one of the other placeholders that the documents know: of the environment, of the conversation, of a custom data
 * field. They begin with a dollar, or have a dot within and no blanks or quotes.
 */
function isOtherPlaceholder(written: string): boolean {
  if (written.startsWith('{$')) return written.length > 3;
  return !/[\s"']/.test(written) && written.slice(2, -2).includes('.');
}

/** The text with each `{$botContext.name}` replaced once by its value; an unset variable is left as written. */
export function fill(template: string, variables: ReadonlyMap<string, string>): Filled {
  // Most texts hold no placeholder of any kind.
  if (!template.includes('{')) return { value: template, names: [], unset: [] };
  const names: string[] = [];
  const unset: string[] = (template.replace(variable, '').match(inBraces) ?? []).filter(isOtherPlaceholder);
  const value = template.replace(variable, (written: string, name: string) => {
    names.push(name);
    const known = variables.get(name);
    if (known === undefined) unset.push(name);
    return known ?? written;
  });
  return { value, names, unset };
}

/** The documented escape, as the page shows it (two backslashes and n), becomes a line feed; one backslash does too. */
export function unescapeNewLines(text: string): string {
  return text.replace(/\\{1,3}n/g, '\n');
}

export type Numeric = 'numeric' | 'not-numeric' | 'grey';

/** Whether a resolved skill id is clearly a number, clearly not one, or neither (observed, never judged). */
export function numericKind(value: string): Numeric {
  if (/^[1-9][0-9]{0,17}$/.test(value)) return 'numeric';
  if (value === '') return 'not-numeric';
  // Without a letter some language may still read it as a number.
  const doubtful = !/\p{L}/u.test(value);
  const someReadAsNumber =
    /^\s*[+-]?(\d+(\.\d*)?|\.\d+)([eE][+-]?\d+)?[dDfFlL]?\s*$/.test(value) ||
    /^\s*[+-]?0[xXoObB][0-9a-fA-F]+\s*$/.test(value) ||
    /^\s*[+-]?(inf|infinity|nan)\s*$/i.test(value);
  return doubtful || someReadAsNumber ? 'grey' : 'not-numeric';
}
