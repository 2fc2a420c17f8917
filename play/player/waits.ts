/** How long a situation waits, by its own steps. */
import type { Clock } from '../../protocol/types';
import type { PlannedPlay } from '../scenarios/planned-play';
import { mainConversation, type Situation } from '../scenarios/scenario';
import { situationOf } from '../scenarios/situation-of';
import { threeMinutesMs } from '../../trace/trace';

/** Milliseconds of scenario time that its steps let pass, at most. */
export function waitsMsOf({ conversations, steps }: Situation): number {
  const saidMs = new Map<string, number>();
  return steps.reduce((nowMs, step) => {
    if (step.kind === 'wait') return nowMs + step.ms;
    const name = ('conversation' in step ? step.conversation : undefined) ?? mainConversation;
    if (step.kind === 'consumer-says') saidMs.set(name, nowMs);
    if (step.kind !== 'wait-for-silence-limit') return nowMs;
    const limitMs = conversations[name]?.agentConnector.fallbackEscalationTime ?? threeMinutesMs;
    return Math.max(nowMs, (saidMs.get(name) ?? 0) + limitMs + step.offsetMs);
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
