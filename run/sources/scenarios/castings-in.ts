import { castingsOfRun, type Casting } from '../../../play/scenarios/casting';
import type { RunFacts } from '../../../results/run-facts';

/** The scenarios on their channels that a run with these facts plays: for the run itself, and for who asks later. */
export function castingsIn({
  declaration,
  clock,
  channels,
  only,
  shard,
  scope,
}: Pick<RunFacts, 'declaration' | 'clock' | 'channels' | 'only' | 'shard' | 'scope'>): Casting[] {
  // A generated case that is played again is played alone.
  if (!declaration || scope?.replay?.kind === 'case') return [];
  const { capabilities } = declaration;
  return castingsOfRun({ channels, capabilities, clock: clock ?? declaration.clock, only, shard });
}
