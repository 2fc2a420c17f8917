/** Which faults of the interaction of values one run sees by its combinations, on the mutants of the reference. */
import { openSession } from '../../run/open-session';
import { startReference } from '../../run/reference-process';
import { placesOf, placesWhereSeen, type InteractionFault } from '../proof/interaction-faults';

export interface SeenFaults {
  readonly seen: readonly InteractionFault[];
  readonly lived: readonly InteractionFault[];
}

/** Rejects when something is seen on the reference as it stands: then what is seen on a mutant says nothing. */
export async function seeFaults(faults: readonly InteractionFault[]): Promise<SeenFaults> {
  const reference = await startReference();
  const seenOn = async (bot: string, of: readonly InteractionFault[]) => {
    const target = new URL(bot, reference.url);
    const { session, close } = await openSession({ target, callDeadlineMs: 60_000 }, { connections: 64 });
    try {
      return await placesWhereSeen(session, [...new Set(of.flatMap(placesOf))]);
    } finally {
      await close();
    }
  };
  try {
    const withoutFault = await seenOn('', faults);
    if (withoutFault.size > 0) {
      throw new Error(
        `Nothing is proven: the reference as it stands is found wrong in rows ${[...withoutFault].join()}.`,
      );
    }
    const seenBy = new Map<string, ReadonlySet<number>>();
    for (const mutant of new Set(faults.map((fault) => fault.mutant))) {
      const own = faults.filter((fault) => fault.mutant === mutant);
      seenBy.set(mutant, await seenOn(`mutants/${mutant}/`, own));
    }
    const isSeen = (fault: InteractionFault) => placesOf(fault).some((place) => seenBy.get(fault.mutant)?.has(place));
    return { seen: faults.filter(isSeen), lived: faults.filter((fault) => !isSeen(fault)) };
  } finally {
    await reference.stop();
  }
}
