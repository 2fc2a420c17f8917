/** Every tuple of so many values of different dimensions, each with a number, and which of them rows hold. */
import { hidesIn, type Combination, type Dimension, type Hiding, type Values } from './dimensions';

/** How many values are combined, and of which dimensions. */
export interface Strength {
  readonly of: number;
  readonly among: readonly Dimension[];
}

/** A row as far as it is chosen. */
export type PartOfRow = Partial<Combination>;

const missing = 0;
const held = 1;
const impossible = 2;

/** The tuples of the same dimensions: their numbers follow each other, in the order of the values. */
interface Group {
  readonly dimensions: readonly Dimension[];
  readonly sizes: readonly number[];
  readonly first: number;
}

export class Tuples {
  private readonly groups: readonly Group[];
  private readonly byDimension: ReadonlyMap<Dimension, readonly Group[]>;
  private readonly states: Uint8Array;
  /** Before this number nothing is missing. */
  private from = 0;

  constructor(
    readonly strength: Strength,
    private readonly values: Values,
  ) {
    const { of, among } = strength;
    let count = 0;
    this.groups = subsets(among, of).map((dimensions) => {
      const sizes = dimensions.map((name) => values[name].length);
      const first = count;
      count += product(sizes);
      return { dimensions, sizes, first };
    });
    this.states = new Uint8Array(count);
    this.byDimension = new Map(
      among.map((name) => [name, this.groups.filter(({ dimensions }) => dimensions.includes(name))]),
    );
  }

  /** How many tuples there are, whether they can occur or not. */
  get count(): number {
    return this.states.length;
  }

  /** How many of them some row holds. */
  get held(): number {
    return this.states.reduce((sum, state) => sum + Number(state === held), 0);
  }

  /** The numbers of the tuples that a row holds, but for those that a value beside them hides. */
  numbersOf(row: Combination): number[] {
    return this.numbersIn(this.groups, row);
  }

  /** Takes what a row shows as held; answers how many tuples are new. */
  hold(row: Combination): number {
    const fresh = this.numbersOf(row).filter((number) => this.states[number] !== held);
    for (const number of fresh) this.states[number] = held;
    return fresh.length;
  }

  /** How many missing tuples of this dimension the row shows, as far as it is chosen. */
  gainOf(dimension: Dimension, row: PartOfRow): number {
    const numbers = this.numbersIn(this.byDimension.get(dimension) ?? [], row);
    return numbers.reduce((sum, number) => sum + Number(this.states[number] === missing), 0);
  }

  /** The first tuple that is missing. */
  next(): PartOfRow | undefined {
    this.from = this.states.indexOf(missing, this.from);
    if (this.from < 0) {
      this.from = this.states.length;
      return undefined;
    }
    return this.tupleAt(this.from);
  }

  /** The tuple that was missing first cannot occur. */
  giveUp(): void {
    this.states[this.from] = impossible;
  }

  /** What not even all values together allow is impossible with some of them: `whole` holds all that they allow. */
  takeImpossibleFrom(whole: Tuples): void {
    for (const [at, { first, sizes }] of this.groups.entries()) {
      const theirs = whole.groups.slice(at, at + 1);
      for (let number = first; number < first + product(sizes); number += 1) {
        const [there] = whole.numbersIn(theirs, this.tupleAt(number));
        if (there !== undefined && whole.states[there] !== held) this.states[number] = impossible;
      }
    }
  }

  private tupleAt(number: number): PartOfRow {
    const group = this.groupOf(number);
    const tuple: Partial<Record<Dimension, string>> = {};
    let rest = number - group.first;
    for (let at = group.dimensions.length - 1; at >= 0; at -= 1) {
      const name = group.dimensions[at] as Dimension;
      const size = group.sizes[at] ?? 1;
      tuple[name] = this.values[name][rest % size] ?? '';
      rest = Math.floor(rest / size);
    }
    return tuple as PartOfRow;
  }

  /** The last group that does not begin behind this number; groups without a tuple come before it. */
  private groupOf(number: number): Group {
    let low = 0;
    let high = this.groups.length - 1;
    while (low < high) {
      const middle = Math.ceil((low + high) / 2);
      if ((this.groups[middle]?.first ?? 0) <= number) low = middle;
      else high = middle - 1;
    }
    return this.groups[low] as Group;
  }

  private numbersIn(groups: readonly Group[], row: PartOfRow): number[] {
    const hides = hidesIn(row);
    const places = this.placesIn(row);
    const numbers: number[] = [];
    for (const { dimensions, sizes, first } of groups) {
      let place = 0;
      for (let at = 0; at < dimensions.length && place >= 0; at += 1) {
        const its = places.get(dimensions[at] as Dimension) ?? -1;
        place = its < 0 ? -1 : place * (sizes[at] ?? 1) + its;
      }
      if (place >= 0 && !hides.some((each) => isHidden(dimensions, each))) numbers.push(first + place);
    }
    return numbers;
  }

  private placesIn(row: PartOfRow): ReadonlyMap<Dimension, number> {
    const chosen = Object.entries(row) as [Dimension, string][];
    return new Map(chosen.map(([name, value]) => [name, this.values[name].indexOf(value)]));
  }
}

/** Whether a row, as far as it is chosen, hides none of these values. */
export function showsAll(tuple: PartOfRow, row: PartOfRow): boolean {
  const dimensions = Object.keys(tuple) as Dimension[];
  return !hidesIn(row).some((each) => isHidden(dimensions, each));
}

function isHidden(dimensions: readonly Dimension[], { by, hidden }: Hiding): boolean {
  return !dimensions.includes(by) && dimensions.some((name) => hidden.includes(name));
}

function product(sizes: readonly number[]): number {
  return sizes.reduce((all, size) => all * size, 1);
}

function subsets<T>(all: readonly T[], size: number, from = 0): T[][] {
  if (size === 0) return [[]];
  return all.slice(from).flatMap((first, at) => subsets(all, size - 1, from + at + 1).map((rest) => [first, ...rest]));
}
