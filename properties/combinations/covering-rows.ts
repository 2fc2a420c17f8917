/**
 * Rows in which every tuple of values that can occur together occurs and shows. Made greedily: each row begins with a
 * tuple that is missing and takes, dimension by dimension, the value that adds most.
 *
 * The libraries for this were tried and dropped pairs where values exclude each other (docs/decisions/0012).
 */
import { canOccur, dimensionNames, type Combination, type Dimension, type Values } from './dimensions';
import { showsAll, type PartOfRow, type Tuples } from './tuples';

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
  'begins',
  'between',
  'earlier',
  'led',
  'results',
];
const order = [...mostExcluding, ...dimensionNames.filter((name) => !mostExcluding.includes(name))];

/**
 * The rows that hold all that is missing in `tuples`. First come those of `begun` that add to it, each completed where it
 * leaves a dimension open. What no row can hold is impossible from then on.
 */
export function coveringRows(
  values: Values,
  tuples: readonly Tuples[],
  begun: readonly PartOfRow[] = [],
): Combination[] {
  const rows: Combination[] = [];
  const used = new Map<string, number>();
  const take = (row: Combination): void => {
    if (tuples.reduce((sum, each) => sum + each.hold(row), 0) === 0) return;
    rows.push(row);
    for (const name of dimensionNames) used.set(`${name}: ${row[name]}`, (used.get(`${name}: ${row[name]}`) ?? 0) + 1);
  };
  for (const part of begun) {
    const row = canOccur(part) ? complete(part, {}, values, tuples, used) : undefined;
    if (row) take(row);
  }
  for (const each of tuples) {
    // Bounded: each round takes at least the tuple that it begins with.
    for (let tuple = each.next(); tuple; tuple = each.next()) {
      const row = canOccur(tuple) ? complete(tuple, tuple, values, tuples, used) : undefined;
      if (row) take(row);
      else each.giveUp();
    }
  }
  return rows;
}

/** A whole row that begins like this, can occur, and hides nothing of the tuple; undefined when there is none. */
function complete(
  begin: PartOfRow,
  tuple: PartOfRow,
  values: Values,
  tuples: readonly Tuples[],
  used: ReadonlyMap<string, number>,
): Combination | undefined {
  const dimension = order.find((name) => begin[name] === undefined);
  if (dimension === undefined) return begin as Combination;
  const candidates = values[dimension]
    .map((value) => ({ value, longer: { ...begin, [dimension]: value } }))
    .filter(({ longer }) => canOccur(longer) && showsAll(tuple, longer))
    .map((each) => ({
      ...each,
      gain: tuples.reduce((sum, some) => sum + some.gainOf(dimension, each.longer), 0),
      used: used.get(`${dimension}: ${each.value}`) ?? 0,
    }))
    // Where two add as much, the one that was played less often.
    .sort((a, b) => b.gain - a.gain || a.used - b.used);
  for (const { longer } of candidates) {
    const row = complete(longer, tuple, values, tuples, used);
    if (row) return row;
  }
  return undefined;
}
