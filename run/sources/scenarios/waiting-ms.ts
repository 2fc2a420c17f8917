import type { Session } from '../../../play/player/play';
import { waitsMsOf } from '../../../play/player/waits';
import type { PlannedPlay } from '../../../play/scenarios/planned-play';
import { situationOf } from '../../../play/scenarios/situation-of';

/** Milliseconds that these plays wait in real time, so many of them at once. */
export function waitingMs(
  planned: readonly PlannedPlay[],
  { clock, seed }: Pick<Session, 'clock' | 'seed'>,
  atOnce: number,
): number {
  if (clock === 'virtual') return 0;
  const waits = planned.map((plannedPlay) => waitsOf(plannedPlay, seed));
  return Math.max(0, ...waits) + waits.reduce((sum, each) => sum + each, 0) / atOnce;
}

/** One that cannot be built waits for nothing. */
function waitsOf(plannedPlay: PlannedPlay, seed: number): number {
  try {
    return waitsMsOf(situationOf(plannedPlay, seed));
  } catch {
    return 0;
  }
}
