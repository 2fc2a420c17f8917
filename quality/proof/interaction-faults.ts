/**
 * Proof that coverage bites: faults of the reference that show only where certain values stand together. Such a fault is the
 * reference that is right, but for the rows that hold all its values, where it is one of its mutants. One run with the
 * combinations sees it when some of these rows does not hold.
 */
import pLimit from 'p-limit';
import type { Session } from '../../play/player/play';
import { combinations } from '../../properties/combinations/combinations';
import { everything, rowsFor } from '../../properties/combinations/coverage-for';
import { canOccur, dimensionNames, dimensions, type Combination } from '../../properties/combinations/dimensions';
import { playAgain } from '../../properties/play-again';

/** Acts that are distorted: each belongs to every escalation that comes so far. */
export const acts = {
  request: ['puts-skill-id-into-message', 'pads-skill-id-with-zeros', 'says-goodbye-after-message'],
  'no number': ['stays-mute-on-non-numeric-skill'],
  'line feed': ['lets-line-feeds-in'],
} as const;

export interface InteractionFault {
  readonly values: Partial<Combination>;
  /** The mutant that the reference is where all of them hold. */
  readonly mutant: string;
}

/** So many faults, each with so many values that can occur together; the same for the same seed. */
export function drawFaults(count: number, size: number, seed: number): InteractionFault[] {
  const draw = drawing(seed);
  const faults = new Map<string, InteractionFault>();
  while (faults.size < count) {
    const names = new Set<(typeof dimensionNames)[number]>();
    while (names.size < size) names.add(draw(dimensionNames));
    const values = Object.fromEntries(
      [...names].map((name) => [name, draw<string>(dimensions[name])]),
    ) as Partial<Combination>;
    const mutant = draw<string>(acts[actOf(values)]);
    const isPossible = rowsOfEverything().some((row) => holds(row, values)) || canBegin(values);
    if (isPossible) faults.set(JSON.stringify(values), { values, mutant });
  }
  return [...faults.values()];
}

/** The places of the rows in which this mutant does something wrong that the suite sees. */
export async function placesWhereSeen(session: Session, places: readonly number[]): Promise<ReadonlySet<number>> {
  const limit = pLimit(12);
  const seen = new Set<number>();
  await Promise.all(
    places.map((place) =>
      limit(async () => {
        const again = await playAgain(combinations, session, {
          ...{ seed: place, path: '0', replayPath: String(place), targetFacts: everything, without: [] },
        });
        if (again?.play.fault) throw again.play.fault;
        if (again && again.verdict.problems.length > 0) seen.add(place);
      }),
    ),
  );
  return seen;
}

/** The places of the rows that hold all values of a fault. */
export function placesOf({ values }: InteractionFault): number[] {
  return rowsOfEverything().flatMap((row, place) => (holds(row, values) ? [place] : []));
}

function rowsOfEverything(): readonly Combination[] {
  return rowsFor(everything);
}

function holds(row: Combination, values: Partial<Combination>): boolean {
  return dimensionNames.every((name) => values[name] === undefined || values[name] === row[name]);
}

/** Whether some row that is changed to these values can occur: then it is possible, whether or not it is played. */
function canBegin(values: Partial<Combination>): boolean {
  return canOccur(values) && rowsOfEverything().some((row) => canOccur({ ...row, ...values }));
}

function actOf({ skill, message }: Partial<Combination>): keyof typeof acts {
  if (skill === 'no number' || skill === 'variable of no number' || skill === 'unset variable') return 'no number';
  return message === 'line feed by variable' ? 'line feed' : 'request';
}

/** Draws one of several; the same ones for the same seed. */
function drawing(seed: number): <T>(some: readonly T[]) => T {
  let state = seed >>> 0;
  return (some) => {
    // Mulberry32.
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    const [first] = some;
    const drawn = some[((mixed ^ (mixed >>> 14)) >>> 0) % some.length] ?? first;
    if (drawn === undefined) throw new Error('There is nothing to draw from.');
    return drawn;
  };
}
