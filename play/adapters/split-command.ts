/**
 * Splits a command into its words, so that it is started without a shell and nothing in it is ever expanded.
 * Blanks part words. Quotes, single or double, hold blanks together. A backslash takes the next character as it is,
 * everywhere but in single quotes.
 */
export function splitCommand(command: string): string[] {
  const words: string[] = [];
  let word: string | undefined;
  let quoteOpen: string | undefined;
  const characters = [...command];
  for (let at = 0; at < characters.length; at += 1) {
    const character = characters[at] ?? '';
    if (character === '\\' && quoteOpen !== "'") {
      at += 1;
      const next = characters[at];
      if (next === undefined) throw new Error('The command ends in a backslash, which has nothing to take as it is.');
      word = (word ?? '') + next;
    } else if (quoteOpen !== undefined) {
      if (character === quoteOpen) quoteOpen = undefined;
      else word = (word ?? '') + character;
    } else if (character === '"' || character === "'") {
      quoteOpen = character;
      word ??= '';
    } else if (/\s/.test(character)) {
      if (word !== undefined) words.push(word);
      word = undefined;
    } else {
      word = (word ?? '') + character;
    }
  }
  if (quoteOpen !== undefined) throw new Error(`The command has a quote ${quoteOpen} that is never closed.`);
  if (word !== undefined) words.push(word);
  return words;
}
