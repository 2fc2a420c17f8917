/** Backticks that make this text code in Markdown, so many as fewest or more: no run of them inside ends it. */
export function ticksAround(text: string, fewest = 1): string {
  return '`'.repeat(Math.max(fewest, ...(text.match(/`+/g) ?? []).map(({ length }) => length + 1)));
}
