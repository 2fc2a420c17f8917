/** How long a situation waits, by its own steps. */
import type { Channel, Clock } from '../../protocol/types';
import { mainConversation, type Scenario, type Situation } from '../scenarios/scenario';
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

/** Whether this play will wait for minutes of real time. One that cannot be built is not known to. */
export function waitsLong(
  { scenario, channel }: { readonly scenario: Scenario; readonly channel: Channel },
  { clock, seed }: { readonly clock: Clock; readonly seed: number },
): boolean {
  if (clock === 'virtual') return false;
  try {
    return waitsMsOf(situationOf({ scenario, channel }, seed)) >= longMs;
  } catch {
    return false;
  }
}
