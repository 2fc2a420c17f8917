/** The part of a page that is made from a table in the code: what stands between its two marks. */
export function readmePart(page: string, name: string): string {
  const [, part] = marked(name).exec(page) ?? [];
  if (part === undefined) throw new Error(`The page has no part "<!-- ${name}: begin -->".`);
  return part;
}

/** The page with this part in place of the one that is there. */
export function withReadmePart(page: string, name: string, part: string): string {
  readmePart(page, name);
  return page.replace(marked(name), () => `<!-- ${name}: begin -->\n\n${part}\n<!-- ${name}: end -->`);
}

/** The rows of a part that is a Markdown table, without its head. */
export function rowsOfPart(part: string): string[][] {
  const lines = part.split('\n').filter((line) => line.startsWith('|'));
  return lines.slice(2).map((line) =>
    line
      .slice(1, -1)
      .split(/(?<!\\)\|/)
      .map((cell) => cell.trim()),
  );
}

function marked(name: string): RegExp {
  return new RegExp(`<!-- ${name}: begin -->\\n([\\s\\S]*?)<!-- ${name}: end -->`);
}
