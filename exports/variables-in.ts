/** Names of the bot variables that a text reads, each once. */
export function variablesIn(text: string): readonly string[] {
  return [...new Set([...text.matchAll(/\{\$botContext\.([\w-]{1,200})\}/g)].map(([, name = '']) => name))];
}
