import { planOfRun, type PlannedPlay } from '../../../play/scenarios/planned-play';
import type { Located } from '../../../results/location';
import type { RunFacts } from '../../../results/run-facts';

/** One play: a scenario on a channel, with its number where a run plays each more than once. */
export type NumberedCasting = PlannedPlay & Pick<Located, 'repeat'>;

/** The scenarios on their channels that a run with these facts plays: for the run itself, and for who asks later. */
export function castingsIn({
  declaration,
  clock,
  channels,
  only,
  shard,
  scope,
  repeat,
}: Pick<RunFacts, 'declaration' | 'clock' | 'channels' | 'only' | 'shard' | 'scope' | 'repeat'>): NumberedCasting[] {
  // A generated case that is played again is played alone.
  if (!declaration || scope?.replay?.kind === 'case') return [];
  const { capabilities } = declaration;
  const { thorough } = scope ?? {};
  const all = planOfRun({ channels, capabilities, clock: clock ?? declaration.clock, thorough, only, shard });
  return numbered(all, repeat);
}

/** Each as often as it is to be played: all of them once, then all of them again. */
export function numbered(planned: readonly PlannedPlay[], repeat: number | undefined): NumberedCasting[] {
  if (repeat === undefined) return [...planned];
  return Array.from({ length: repeat }, (_, n) => planned.map((each) => ({ ...each, repeat: n + 1 }))).flat();
}
