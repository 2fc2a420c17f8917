import type { Stage } from '../../../play/player/play';
import { waitsMsOf } from '../../../play/player/waits';
import type { Casting } from '../../../play/scenarios/casting';
import { situationOf } from '../../../play/scenarios/situation-of';

/** Milliseconds that these plays wait in real time, so many of them at once. */
export function waitingMs(
  castings: readonly Casting[],
  { clock, seed }: Pick<Stage, 'clock' | 'seed'>,
  atOnce: number,
): number {
  if (clock === 'virtual') return 0;
  const waits = castings.map((casting) => waitsOf(casting, seed));
  return Math.max(0, ...waits) + waits.reduce((sum, each) => sum + each, 0) / atOnce;
}

/** One that cannot be built waits for nothing. */
function waitsOf(casting: Casting, seed: number): number {
  try {
    return waitsMsOf(situationOf(casting, seed));
  } catch {
    return 0;
  }
}
