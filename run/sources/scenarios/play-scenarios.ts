import type { Play } from '../../../play/player/play';
import { playAll } from '../../../play/player/play-all';
import { tellLocation } from '../../../results/location';
import type { KeptPlay } from '../../../results/run-file';
import { progressOn } from '../../progress';
import type { RunUnderWay } from '../evidence-source';
import { keepPlay } from './keep-play';
import type { NumberedPlay } from './plan-from-facts';
import { playsAtOnce } from './plays-at-once';

/** Plays each and keeps its trace. `others` begins when no play is left but those that wait for minutes of real time. */
export async function playScenarios(
  planned: readonly NumberedPlay[],
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
    await addPlays(await keepPlay(play, numberOf(play), options.out, signal));
    done += 1;
    progress.step(done, planned.length);
  };
  await playAll(planned, session, options.atOnce ?? playsAtOnce[clock], onPlay, async () => {
    progress.end();
    await others();
  });
  if (done < planned.length) progress.end();
}
