/** What an option means, for a terminal: its Markdown without marks, each link as its text. */
export function markdownAsText(means: string, byDefault = ''): string {
  return means
    .replaceAll('{default}', byDefault)
    .replace(/\[([^\]]+)\]\([^)]*\)/g, '$1')
    .replaceAll('`', '');
}
