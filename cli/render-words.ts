/** How the words of the command are written, for the help. */
import type { OptionRow } from '../judge/words/option-table';
import type { Word } from './word';

/** `<url>`, whatever the value is chosen from. */
export function placeholder(takes: string): string {
  return takes.startsWith('<') ? takes : `<${takes}>`;
}

/** What stands behind the word. */
export function usageOf({ usage, operands, options }: Word): string {
  return (
    usage ??
    [...operands.map((each) => each.replace('...', '')), ...[...options].sort(neededFirst).map(inUsage)].join(' ')
  );
}

function neededFirst(one: OptionRow, other: OptionRow): number {
  return Number(other.needed ?? false) - Number(one.needed ?? false);
}

function inUsage({ name, takes, needed }: OptionRow): string {
  const written = takes === undefined ? `--${name}` : `--${name}=${placeholder(takes)}`;
  return needed ? written : `[${written}]`;
}

/** What can be asked of the command instead of a run. */
export function renderWords(words: readonly Word[]): string {
  const others = words.filter(({ name }) => name !== 'run');
  const lines = others.map(
    (word) => `  escalation-conformance ${word.name} ${usageOf(word)}`.trimEnd() + `\n      ${word.does}`,
  );
  return ['', 'Instead of a run:', ...lines].join('\n');
}
