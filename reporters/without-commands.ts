/**
 * The text with nothing in it that a build server would obey. GitHub takes `::…` at the start of a line and `##[…]`
 * anywhere, Azure DevOps `##vso[…]` and TeamCity `##teamcity[…]` anywhere. Which server reads a log cannot be known, a
 * container hides it, so all are kept from it; the character that is taken out is shown as {@link visible} shows others.
 *
 * A text is a piece of an output: it begins where a line may begin, and what it ends with may go on.
 */
export function withoutCommands(text: string): string {
  return text
    .replace(beginsLine, (_, before: string, between: string) => `${before}:${between}\\u003a`)
    .replace(beginsCommand, (_, between: string) => `#${between}\\u0023`);
}

const lineEnd = '[\\n\\v\\f\\r\\u0085\\u2028\\u2029]';
/** Characters of no width: some servers pass over them when they compare. */
const unseen = `[[\\p{Cc}\\p{Default_Ignorable_Code_Point}]--${lineEnd}]`;
const blank = `[[\\s${unseen}]--${lineEnd}]`;

const beginsLine = new RegExp(`((?:^|${lineEnd})${blank}*):(${unseen}*):`, 'gv');

/** Two hashes, and a name that ends with a bracket, or with the text. */
const beginsCommand = new RegExp(`#(${unseen}*)#(?=[\\w.\\-${unseen}]*(?:\\[|$))`, 'gv');
