/** What the scenario scripts for the attempts of a conversation. */
import type { Outcome, PlatformSetup } from '../../../trace/trace';

/** A skill that the platform does not know is refused as not found where acceptance was scripted. */
export function outcomeOf({ outcomes, skills }: PlatformSetup, attempt: number, skillId: string): Outcome {
  const scripted = outcomes[attempt - 1] ?? { kind: 'accept' };
  return accepts(scripted) && !skills.some(({ id }) => id === skillId) ? { kind: 'error', status: 404 } : scripted;
}

function accepts({ kind }: Outcome): boolean {
  return kind === 'accept' || kind === 'accept-slowly' || kind === 'accept-then-fail';
}

/** Whether a call for a transfer is scripted to break. */
export function breaksCalls({ outcomes }: Pick<PlatformSetup, 'outcomes'>): boolean {
  return outcomes.some(({ kind }) => kind === 'reset' || kind === 'cut-off');
}

/** How long after its acceptance a transfer fails; undefined for one that does not. */
export function failsAfterMs(outcome: Outcome): number | undefined {
  if (outcome.kind === 'accept-then-fail') return outcome.afterMs;
  return outcome.kind === 'accept-slowly' ? outcome.failsAfterMs : undefined;
}
