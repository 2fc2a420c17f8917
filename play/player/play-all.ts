/** Plays many scenarios at once, so that waits overlap, and stops early when the implementation is gone. */
import pLimit from 'p-limit';
import type { Casting } from '../scenarios/casting';
import { play, type Play, type Stage } from './play';
import { waitsLong } from './waits';

/**
 * Plays all castings, `atOnce` at a time, and then, one by one, those whose scenario has to be alone; `onPlay` hears of
 * each as it ends. After the first fault by which the implementation cannot be reached no new play begins: the run can
 * no longer end in a verdict. `meanwhile` begins when no play is left but those that wait for minutes of real time. What
 * `onPlay` or `meanwhile` throws is thrown again when the plays under way have ended, so that none goes on behind the
 * caller's back.
 */
export async function playAll(
  castings: readonly Casting[],
  stage: Stage,
  atOnce: number,
  onPlay: (play: Play) => void | Promise<void>,
  meanwhile: () => Promise<void> = async () => undefined,
): Promise<Play[]> {
  const thrown: unknown[] = [];
  let gone = false;
  const perform = (some: readonly Casting[], limit: pLimit.Limit) =>
    Promise.all(
      some.map(({ scenario, channel }) =>
        limit(async () => {
          if (gone || stage.signal.aborted || thrown.length > 0) return undefined;
          const played = await play(scenario, channel, stage);
          if (played.fault?.kind === 'unreachable') gone = true;
          try {
            await onPlay(played);
          } catch (error) {
            thrown.push(error);
          }
          return played;
        }),
      ),
    );
  // Who waits for minutes of real time disturbs nobody meanwhile: those begin first, and the others do not wait for them.
  const waits = new Set(castings.filter((each) => !each.scenario.alone && waitsLong(each, stage)));
  const waiting = perform([...waits], pLimit(atOnce));
  const together = await perform(
    castings.filter((each) => !each.scenario.alone && !waits.has(each)),
    pLimit(atOnce),
  );
  const alone = await perform(
    castings.filter(({ scenario }) => scenario.alone),
    pLimit(1),
  );
  if (!stage.signal.aborted) await meanwhile().catch((error: unknown) => void thrown.push(error));
  const waited = await waiting;
  if (thrown.length > 0) throw thrown[0];
  return [...together, ...alone, ...waited].filter((played): played is Play => played !== undefined);
}
