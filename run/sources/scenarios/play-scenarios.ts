import type { Play } from '../../../play/player/play';
import { playAll } from '../../../play/player/play-all';
import { tellLocation } from '../../../results/location';
import type { KeptPlay } from '../../../results/run-file';
import { keepTrace } from '../../../results/trace-store';
import { progressOn } from '../../progress';
import type { RunUnderWay } from '../evidence-source';
import type { NumberedCasting } from './castings-in';
import { playsAtOnce } from './plays-at-once';

/** Plays each plannedPlay and keeps its trace. `others` begins when no play is left but those that wait for minutes of real time. */
export async function playScenarios(
  planned: readonly NumberedCasting[],
  { session, options, output, addPlays }: RunUnderWay,
  others: () => Promise<void>,
): Promise<void> {
  const { clock, signal } = session;
  const progress = progressOn(output, 'Playing');
  let done = 0;
  const isRepeated = planned.some(({ repeat }) => repeat !== undefined);
  const times = new Map<string, number>();
  /** Plays that are alike are numbered as they end: nothing tells them apart before. */
  const numberOf = (play: Play): Pick<KeptPlay, 'repeat'> => {
    if (!isRepeated) return {};
    const { scenario, channel } = play;
    const name = tellLocation({ scenario, channel });
    const repeat = (times.get(name) ?? 0) + 1;
    times.set(name, repeat);
    return { repeat };
  };
  const onPlay = async (play: Play) => {
    // What stopped the run is told once, not by every play that it stopped.
    const stopped = play.fault !== undefined && play.fault === signal.reason;
    await addPlays(await kept(play, numberOf(play), options.out, stopped));
    done += 1;
    progress.step(done, planned.length);
  };
  await playAll(planned, session, options.atOnce ?? playsAtOnce[clock], onPlay, async () => {
    progress.end();
    await others();
  });
  if (done < planned.length) progress.end();
}

/** The play as the run lists it; none when it was stopped. */
async function kept(
  { scenario, channel, trace: played, fault }: Play,
  number: Pick<KeptPlay, 'repeat'>,
  out: string,
  stopped: boolean,
): Promise<KeptPlay[]> {
  const trace = { ...played, ...number };
  const { exercises } = trace;
  const about = { scenario, channel, ...number };
  if (!fault) return [{ ...about, ...(await keepTrace(out, 'traces', trace)), exercises }];
  await keepTrace(out, 'incomplete', trace);
  if (stopped || fault.kind === 'interrupted') return [];
  const { kind, message } = fault;
  return [{ ...about, trace: null, exercises, fault: { kind, message, scenario } }];
}
