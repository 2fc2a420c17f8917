/** A table in Markdown, as lines. Cells are Markdown already: a bar in one is escaped by whoever writes it. */
export function markdownTable(head: readonly string[], lines: readonly (readonly string[])[]): string[] {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...lines.map(line)];
}
