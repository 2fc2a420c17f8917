/** What was withdrawn from the set on which a claim rests, a sentence each: who reads the claim has to know. */
import type { RunFacts } from '../../results/run-facts';
import { visible } from './visible';

export function errataLines({ errata = [], profile }: Pick<RunFacts, 'errata' | 'profile'>): string[] {
  return errata.map(
    ({ id, dated, requirement, reason }) =>
      `Erratum ${visible(id, 50)} of ${visible(dated, 50)}: ${visible(requirement, 200)} counts no longer in ${profile}. ${visible(reason)}`,
  );
}
