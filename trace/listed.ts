/** Words as a sentence lists them: with commas, and the last behind a word of its own. */
export function listed(all: readonly string[], last: 'and' | 'or' = 'and'): string {
  return [all.slice(0, -1).join(', '), ...all.slice(-1)].filter((each) => each !== '').join(` ${last} `);
}
