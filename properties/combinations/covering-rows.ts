/**
 * Rows in which every pair of values that can occur together occurs, for what an implementation declares. Made greedily:
 * each row begins with a pair that is missing and takes, dimension by dimension, the value that adds most.
 *
 * The libraries for this were tried and dropped pairs where values exclude each other (docs/decisions/0012).
 */
import type { Surroundings } from '../property';
import { canOccur, dimensionNames, valuesFor, type Combination, type Dimension } from './dimensions';

/** Two values of two dimensions, written as one word. */
export type Pair = string;

type Values = Readonly<Record<Dimension, readonly string[]>>;

interface Coverage {
  readonly rows: readonly Combination[];
  /** Every pair that some row can hold. */
  readonly pairs: readonly Pair[];
}

const known = new Map<string, Coverage>();

/** The rows and the pairs that they hold; the same for the same declaration, whatever the seed. */
export function coverageFor(surroundings: Surroundings): Coverage {
  const key = JSON.stringify([surroundings.channels, surroundings.capabilities, surroundings.clock]);
  const coverage = known.get(key) ?? cover(valuesFor(surroundings));
  known.set(key, coverage);
  return coverage;
}

/** The pairs that a row holds. */
export function pairsOf(row: Combination): Pair[] {
  return dimensionNames.flatMap((a, at) => dimensionNames.slice(at + 1).map((b) => pairOf(a, row[a], b, row[b])));
}

/** Chosen first: what they exclude among each other shows before anything else is chosen. */
const mostExcluding: readonly Dimension[] = [
  'stands',
  'history',
  'skill',
  'message',
  'outcome',
  'caught',
  'route',
  'after',
  'others',
  'heldBy',
];
const order = [...mostExcluding, ...dimensionNames.filter((name) => !mostExcluding.includes(name))];

function cover(values: Values): Coverage {
  const missing = new Map(
    dimensionNames.flatMap((a, at) =>
      dimensionNames
        .slice(at + 1)
        .flatMap((b) =>
          values[a].flatMap((x) =>
            values[b].map((y): [Pair, Partial<Combination>] => [pairOf(a, x, b, y), { [a]: x, [b]: y }]),
          ),
        ),
    ),
  );
  const rows: Combination[] = [];
  const pairs: Pair[] = [];
  const used = new Map<string, number>();
  // Bounded: each round takes at least the pair that it begins with.
  for (let next = missing.entries().next(); !next.done; next = missing.entries().next()) {
    const [pair, begin] = next.value;
    const row = canOccur(begin) ? complete(begin, values, missing, used) : undefined;
    if (!row) {
      missing.delete(pair);
      continue;
    }
    rows.push(row);
    for (const held of pairsOf(row)) if (missing.delete(held)) pairs.push(held);
    for (const name of dimensionNames) used.set(`${name}: ${row[name]}`, (used.get(`${name}: ${row[name]}`) ?? 0) + 1);
  }
  return { rows, pairs };
}

/** A whole row that begins like this and can occur; undefined when there is none. */
function complete(
  begin: Partial<Combination>,
  values: Values,
  missing: ReadonlyMap<Pair, unknown>,
  used: ReadonlyMap<string, number>,
): Combination | undefined {
  const dimension = order.find((name) => begin[name] === undefined);
  if (dimension === undefined) return begin as Combination;
  const others = dimensionNames.filter((other) => begin[other] !== undefined);
  const candidates = values[dimension]
    .map((value) => ({
      value,
      gain: others.filter((other) => missing.has(pairIn(dimension, value, other, begin))).length,
      used: used.get(`${dimension}: ${value}`) ?? 0,
    }))
    // Where two add as much, the one that was played less often.
    .sort((a, b) => b.gain - a.gain || a.used - b.used);
  for (const { value } of candidates) {
    const longer = { ...begin, [dimension]: value } as Partial<Combination>;
    const row = canOccur(longer) ? complete(longer, values, missing, used) : undefined;
    if (row) return row;
  }
  return undefined;
}

function pairIn(dimension: Dimension, value: string, other: Dimension, row: Partial<Combination>): Pair {
  const theirs = row[other] ?? '';
  return dimensionNames.indexOf(dimension) < dimensionNames.indexOf(other)
    ? pairOf(dimension, value, other, theirs)
    : pairOf(other, theirs, dimension, value);
}

function pairOf(a: Dimension, x: string, b: Dimension, y: string): Pair {
  return `${a}: ${x} × ${b}: ${y}`;
}
