/** The commands that play a requirement, or a generated case, again as in this run, to be pasted into a shell. */
import type { RequirementId } from '../../requirements/catalogue';
import type { RunFacts } from '../../results/run-facts';
import { calledAs } from './called-as';
import { visible } from './visible';
import { optionTable, type OptionRow, type Replay } from './option-table';

/** Where the implementation is when nothing was named. */
export const embeddedReference = 'embedded reference implementation';

/** What the lines need to know of a run: where it went, and the options that it was given. */
export type AsCalled = Pick<RunFacts, 'target' | 'given' | 'surface'>;

export function replayLine(facts: AsCalled & Pick<RunFacts, 'seed'>, id: RequirementId): string {
  return line(facts, 'requirement', [`--only=${id}`, `--seed=${facts.seed}`]);
}

/** The command that plays a generated case again. */
export function replayTokenLine(facts: AsCalled, token: string): string {
  return line(facts, 'case', [`--replay=${token}`]);
}

/** The command that plays the generated cases that a run did not reach. */
export function resumeLine(
  facts: AsCalled,
  token: string,
  { runs, seed }: { readonly runs: number; readonly seed: number },
): string {
  // The token knows the seed; a shard is refused without one.
  const sharded = facts.given?.some((word) => word.startsWith('--shard=')) ?? false;
  const words = [`--replay=${token}`, `--runs=${runs}`, ...(sharded ? [`--seed=${seed}`] : [])];
  return line(facts, 'rest', words);
}

function line({ target, given = [], surface }: AsCalled, replay: Replay, words: readonly string[]): string {
  const rows: readonly OptionRow[] = optionTable;
  const needed = given.filter((word) => {
    const name = word.replace(/^--/, '').replace(/=.*$/s, '');
    return rows.some((row) => row.name === name && row.inReplay?.includes(replay));
  });
  return [calledAs(), ...wayTo(target, surface?.adapter), ...needed.map(quoted), ...words].join(' ');
}

/** A word of the command line as a shell takes it, with quotes about the value alone. */
function quoted(word: string): string {
  const [, option = word, value] = /^(--[\w-]+=)(.*)$/s.exec(word) ?? [];
  return value === undefined ? option : `${option}${shellWord(value)}`;
}

/** `beside`: the adapter that is named beside a target. */
function wayTo(target: string, beside: string | undefined): string[] {
  if (/^https?:\/\//.test(target)) {
    return [...(beside === undefined ? [] : [`--adapter=${shellWord(beside)}`]), `--target=${shellWord(target)}`];
  }
  return target === embeddedReference ? [] : [`--adapter=${shellWord(target)}`];
}

export function shellWord(text: string): string {
  // In this form a shell takes escapes: nothing that cannot be seen stands in a line to paste.
  if (visible(text, Infinity) !== text) {
    const escaped = visible(text.replace(/[\\']/g, '\\$&'), Infinity);
    return `$'${escaped.replace(/\\u\{([0-9a-f]+)\}/g, (_, point: string) => `\\U${point.padStart(8, '0')}`)}'`;
  }
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replace(/'/g, `'\\''`)}'`;
}
