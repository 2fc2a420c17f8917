/** Plays many scenarios at once, so that waits overlap, and stops early when the implementation is gone. */
import pLimit from 'p-limit';
import type { PlannedPlay } from '../scenarios/planned-play';
import { play, type Play, type Session } from './play';
import { longestFirst } from './waits';

/**
 * Plays all planned, `atOnce` at a time, and then, one by one, those whose scenario has to be alone. `onPlay` hears of each as it
 * ends; resolves to what it gave of each, so a play is held only where it is given back. After the first fault by which the
 * implementation cannot be reached no new play begins: the run can no longer end in a verdict. Those that wait for minutes of real
 * time begin first, the longest before all: nobody is in their way then, and the run is as long as they are. `meanwhile` begins when
 * no play is left but these. What `onPlay` or `meanwhile` throws is thrown again when the plays under way have ended, so that none
 * goes on behind the caller's back. Those of which `session.playsAlone` says so come one by one: last of all, or while the others
 * wait, where `session.keepPlaceApart` keeps a place for them.
 */
export async function playAll<Kept>(
  planned: readonly PlannedPlay[],
  session: Session,
  atOnce: number,
  onPlay: (play: Play) => Kept | Promise<Kept>,
  meanwhile: () => Promise<void> = async () => undefined,
): Promise<Kept[]> {
  const thrown: unknown[] = [];
  let gone = false;
  const perform = (some: readonly PlannedPlay[], limit: pLimit.Limit, opening?: Opening) =>
    Promise.all(
      some.map((planned) =>
        limit(async (): Promise<readonly Kept[]> => {
          if (gone || session.signal.aborted || thrown.length > 0) return [];
          const { scenario, channel } = planned;
          const onOpen = () => opening?.isOpen(planned);
          const played = await play(scenario, channel, session, onOpen);
          onOpen();
          if (played.fault?.kind === 'unreachable') gone = true;
          try {
            return [await onPlay(played)];
          } catch (error) {
            thrown.push(error);
            return [];
          }
        }),
      ),
    );
  // What would be harmed by those under way, or harms them, is played when nobody else is, not even one that only waits.
  const disturbing = new Set(planned.filter((each) => session.playsAlone?.(each, session.seed) === true));
  const others = planned.filter((each) => !disturbing.has(each));
  // Who waits for minutes of real time disturbs nobody meanwhile: those begin first, and the others do not wait for them.
  const isAlone = (each: PlannedPlay) => each.scenario.alone === true;
  const waits = longestFirst(
    others.filter((each) => !isAlone(each)),
    session,
  );
  const canBeApart = () => disturbing.size > 0 && waits.length > 0 && session.keepPlaceApart?.() === true;
  // Before anybody else gets that place.
  const isPlaceKept = canBeApart();
  const opening = new Opening(waits.slice(0, atOnce));
  const waiting = perform(waits, pLimit(atOnce), opening);
  await Promise.race([opening.done, waiting]);
  const together = await perform(
    others.filter((each) => !isAlone(each) && !waits.includes(each)),
    pLimit(atOnce),
  );
  const playDisturbing = () => perform([...disturbing], pLimit(1));
  const apart = isPlaceKept && canBeApart() ? playDisturbing() : undefined;
  const alone = await perform(others.filter(isAlone), pLimit(1));
  await apart;
  if (!session.signal.aborted) await meanwhile().catch((error: unknown) => void thrown.push(error));
  const waited = await waiting;
  const last = await (apart ?? playDisturbing());
  if (thrown.length > 0) throw thrown[0];
  return [...together, ...alone, ...waited, ...last].flat();
}

/** Plays that begin: `done` resolves when all of them are open. */
class Opening {
  private readonly unopened: Set<PlannedPlay>;
  private resolve: () => void = () => undefined;
  readonly done = new Promise<void>((resolve) => (this.resolve = resolve));

  constructor(plays: readonly PlannedPlay[]) {
    this.unopened = new Set(plays);
    this.settle();
  }

  isOpen(planned: PlannedPlay): void {
    this.unopened.delete(planned);
    this.settle();
  }

  private settle(): void {
    if (this.unopened.size === 0) this.resolve();
  }
}
