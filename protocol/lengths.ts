/** Characters that a name and a text may have at most, whatever way they come: a trace keeps them, and rules look through them. */
export const longestName = 200;
export const longestText = 20_000;
