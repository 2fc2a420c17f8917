/** How long a situation waits, by its own steps. */
import type { Clock } from '../../protocol/types';
import type { PlannedPlay } from '../scenarios/planned-play';
import { mainConversation, type Situation } from '../scenarios/scenario';
import { situationOf } from '../scenarios/situation-of';
import { threeMinutesMs } from '../../trace/trace';

/** Milliseconds of scenario time that its steps let pass, at most. */
export function waitsMsOf(situation: Situation): number {
  return situation.steps.reduce((sum, step) => {
    if (step.kind === 'wait') return sum + step.ms;
    if (step.kind !== 'wait-for-silence-limit') return sum;
    const setup = situation.conversations[step.conversation ?? mainConversation];
    return sum + Math.max(0, (setup?.agentConnector.fallbackEscalationTime ?? threeMinutesMs) + step.offsetMs);
  }, 0);
}

/** Milliseconds of waiting from which a play counts as one that only waits. */
const longMs = 60_000;

/** Those that wait for minutes of real time, the longest first. */
export function longestFirst(
  plays: readonly PlannedPlay[],
  { clock, seed }: { readonly clock: Clock; readonly seed: number },
): PlannedPlay[] {
  if (clock === 'virtual') return [];
  return plays
    .map((play) => ({ play, ms: waitOf(play, seed) }))
    .filter(({ ms }) => ms >= longMs)
    .sort((one, other) => other.ms - one.ms)
    .map(({ play }) => play);
}

/** One that cannot be built is not known to wait. */
function waitOf(planned: PlannedPlay, seed: number): number {
  try {
    return waitsMsOf(situationOf(planned, seed));
  } catch {
    return 0;
  }
}
