import type { RunFacts } from '../../results/run-facts';

/** Why a run has nothing of what speaks of the written protocol, to be set behind that: its surface has another wire, or an option says so. */
export function whyWithout({ surface }: Pick<RunFacts, 'surface'>, option: string): string {
  return surface ? ': they are of the written protocol' : ` (${option})`;
}
