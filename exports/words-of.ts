/** The scripts of an export, and every word in it by which a variable may be set. */

export interface ExportWords {
  /** Every script of the export, and every other text with a bracket in it. */
  readonly code: readonly string[];
  /** Every word by which a variable may be set: in code, or a text of its own that is no title. Reading one sets nothing. */
  readonly words: ReadonlySet<string>;
}

/** How a variable is read in a text. */
const read = /\{\$botContext\.[\w-]+\}/g;

/** What a person calls a thing is no variable, in these lists. */
const titled = ['bot', 'groups', 'conversationMessage', 'responder'];

/** The content is within the bounds. Walks without recursion. */
export function wordsOf(json: unknown): ExportWords {
  const code: string[] = [];
  const words = new Set<string>();
  const open: { readonly value: unknown; readonly path: readonly string[] }[] = [{ value: json, path: [] }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { value, path } = next;
    if (typeof value === 'string') {
      if (value.includes('(')) {
        code.push(value);
        for (const [word] of value.replace(read, '').matchAll(/[\w-]+/g)) {
          words.add(word);
          if (word.includes('-')) for (const part of word.split('-')) words.add(part);
        }
      } else if (!isTitle(path)) words.add(value);
      continue;
    }
    if (typeof value !== 'object' || value === null) continue;
    // Deeper than this no title is looked for.
    const step = (key: string) => (path.length < 3 ? [...path, key] : [...path.slice(0, 3), key]);
    if (Array.isArray(value)) for (const each of value as readonly unknown[]) open.push({ value: each, path });
    else for (const [key, each] of Object.entries(value)) open.push({ value: each, path: step(key) });
  }
  return { code, words };
}

function isTitle(path: readonly string[]): boolean {
  return path.length === 2 && path[1] === 'name' && titled.includes(path[0] ?? '');
}
