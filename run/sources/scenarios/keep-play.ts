import type { Play } from '../../../play/player/play';
import type { KeptPlay } from '../../../results/run-file';
import { keepTrace } from '../../../results/trace-store';

/**
 * Keeps the trace of a play in the folder, and resolves to the play as a run lists it; to none when `signal` stopped it:
 * what stopped a run is told once, not by every play that it stopped.
 */
export async function keepPlay(
  { scenario, channel, trace: played, fault, tookMs }: Play,
  number: Pick<KeptPlay, 'repeat'>,
  out: string,
  signal: AbortSignal,
): Promise<KeptPlay[]> {
  const trace = { ...played, ...number };
  const { exercises } = trace;
  const about = { scenario, channel, ...number };
  if (!fault) return [{ ...about, ...(await keepTrace(out, 'traces', trace)), exercises, tookMs }];
  await keepTrace(out, 'incomplete', trace);
  if (fault === signal.reason || fault.kind === 'interrupted') return [];
  const { kind, message } = fault;
  return [{ ...about, trace: null, exercises, fault: { kind, message, scenario }, tookMs }];
}
