/** Which faults of the interaction of values one run sees by its combinations, on the reference and its mutants. */
import { openSession } from '../../run/open-session';
import { startReference } from '../../run/reference-process';
import { placesOf, placesWhereSeen, type InteractionFault } from '../proof/interaction-faults';

export interface SeenFaults {
  readonly seen: readonly InteractionFault[];
  readonly lived: readonly InteractionFault[];
}

export async function seeFaults(faults: readonly InteractionFault[]): Promise<SeenFaults> {
  const reference = await startReference();
  try {
    const seenBy = new Map<string, ReadonlySet<number>>();
    for (const mutant of new Set(faults.map((fault) => fault.mutant))) {
      const places = new Set(faults.filter((fault) => fault.mutant === mutant).flatMap(placesOf));
      const target = new URL(`mutants/${mutant}/`, reference.url);
      const { session, close } = await openSession({ target, callDeadlineMs: 60_000 }, { connections: 64 });
      try {
        seenBy.set(mutant, await placesWhereSeen(session, [...places]));
      } finally {
        await close();
      }
    }
    const isSeen = (fault: InteractionFault) => placesOf(fault).some((place) => seenBy.get(fault.mutant)?.has(place));
    return { seen: faults.filter(isSeen), lived: faults.filter((fault) => !isSeen(fault)) };
  } finally {
    await reference.stop();
  }
}
