/** The command that plays one requirement again as it was played in this run, to be pasted into a shell. */
import type { RequirementId } from '../requirements/catalogue';
import type { RunFacts } from '../rules/verdict';
import { calledAs } from './called-as';

/** Where the implementation is when nothing was named. */
export const embeddedReference = 'embedded reference implementation';

export function replayLine(facts: Pick<RunFacts, 'target' | 'seed'>, id: RequirementId): string {
  return [calledAs(), ...wayTo(facts.target), `--only=${id}`, `--seed=${facts.seed}`].join(' ');
}

/** The command that plays a generated case again, or the cases that a run did not reach. */
export function replayTokenLine(facts: Pick<RunFacts, 'target'>, token: string): string {
  return [calledAs(), ...wayTo(facts.target), `--replay=${token}`].join(' ');
}

function wayTo(target: string): string[] {
  if (/^https?:\/\//.test(target)) return [`--target=${shellWord(target)}`];
  return target === embeddedReference ? [] : [`--adapter=${shellWord(target)}`];
}

function shellWord(text: string): string {
  return /^[\w@%+=:,./-]+$/.test(text) ? text : `'${text.replace(/'/g, `'\\''`)}'`;
}
