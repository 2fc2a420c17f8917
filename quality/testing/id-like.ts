/**
 * Finds what looks like the id of a requirement in a file's text: an area, a dot and a slug. A slug with a hyphen is
 * looked for anywhere, since code cannot hold one; a single word only where it is all that stands in quotes.
 */
export interface IdLike {
  readonly id: string;
  readonly line: number;
}

const extensions = /^(?:ts|js|cjs|mjs|md|json|jsonl|yaml|yml|xml|svg|html|py|test|spec)$/;

export function idLikesIn(text: string, areas: readonly string[]): IdLike[] {
  const area = `(?:${areas.join('|')})`;
  const anywhere = new RegExp(`(?<![\\w./{$-])${area}\\.[a-z0-9]+(?:-[a-z0-9]+)+(?![\\w(-]|\\.\\w)`, 'g');
  const quoted = new RegExp(`(?<=(['"\`]))${area}\\.[a-z0-9]+(?=\\1)`, 'g');
  const found = [...text.matchAll(anywhere), ...text.matchAll(quoted)]
    .filter(([id]) => !extensions.test(id.slice(id.indexOf('.') + 1)))
    .map((match) => ({ id: match[0], line: text.slice(0, match.index).split('\n').length }));
  return found.sort((a, b) => a.line - b.line);
}
