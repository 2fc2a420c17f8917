/** The command that plays one requirement again as it was played in this run, to be pasted into a shell. */
import type { RequirementId } from '../requirements/catalogue';
import type { RunFacts } from '../rules/verdict';

export function replayLine(facts: Pick<RunFacts, 'target' | 'seed'>, id: RequirementId): string {
  const way = /^https?:\/\//.test(facts.target)
    ? [`--target=${shellWord(facts.target)}`]
    : facts.target.startsWith('stdio:')
      ? [`--adapter=${shellWord(facts.target)}`]
      : [];
  return ['npm test --', ...way, `--only=${id}`, `--seed=${facts.seed}`].join(' ');
}

function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replace(/'/g, `'\\''`)}'`;
}
