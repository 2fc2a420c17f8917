/** Plays many scenarios at once, so that waits overlap, and stops early when the implementation is gone. */
import pLimit from 'p-limit';
import type { PlannedPlay } from '../scenarios/planned-play';
import { play, type Play, type Session } from './play';
import { waitsLong } from './waits';

/**
 * Plays all planned, `atOnce` at a time, and then, one by one, those whose scenario has to be alone; `onPlay` hears of
 * each as it ends. After the first fault by which the implementation cannot be reached no new play begins: the run can
 * no longer end in a verdict. `meanwhile` begins when no play is left but those that wait for minutes of real time. What
 * `onPlay` or `meanwhile` throws is thrown again when the plays under way have ended, so that none goes on behind the
 * caller's back. Those of which `session.playsAlone` says so come last of all.
 */
export async function playAll(
  planned: readonly PlannedPlay[],
  session: Session,
  atOnce: number,
  onPlay: (play: Play) => void | Promise<void>,
  meanwhile: () => Promise<void> = async () => undefined,
): Promise<Play[]> {
  const thrown: unknown[] = [];
  let gone = false;
  const perform = (some: readonly PlannedPlay[], limit: pLimit.Limit) =>
    Promise.all(
      some.map(({ scenario, channel }) =>
        limit(async () => {
          if (gone || session.signal.aborted || thrown.length > 0) return undefined;
          const played = await play(scenario, channel, session);
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
  // What would be harmed by those under way, or harms them, is played when nobody else is, not even one that only waits.
  const disturbing = new Set(planned.filter((each) => session.playsAlone?.(each, session.seed) === true));
  const others = planned.filter((each) => !disturbing.has(each));
  // Who waits for minutes of real time disturbs nobody meanwhile: those begin first, and the others do not wait for them.
  const isAlone = (each: PlannedPlay) => each.scenario.alone === true;
  const waits = new Set(others.filter((each) => !isAlone(each) && waitsLong(each, session)));
  const waiting = perform([...waits], pLimit(atOnce));
  const together = await perform(
    others.filter((each) => !isAlone(each) && !waits.has(each)),
    pLimit(atOnce),
  );
  const alone = await perform(others.filter(isAlone), pLimit(1));
  if (!session.signal.aborted) await meanwhile().catch((error: unknown) => void thrown.push(error));
  const waited = await waiting;
  const last = await perform([...disturbing], pLimit(1));
  if (thrown.length > 0) throw thrown[0];
  return [...together, ...alone, ...waited, ...last].filter((played): played is Play => played !== undefined);
}
