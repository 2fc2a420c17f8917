/** Lines of a paragraph below one another, the first of them behind its label. */
export function labelled(label: string, lines: readonly string[]): string[] {
  return lines.map((line, index) => `  ${(index === 0 ? label : '').padEnd(8)}  ${line}`);
}
