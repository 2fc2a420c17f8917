/** Ratios of several rounds: the middle one, and between which they lay. */
export interface Spread {
  readonly least: number;
  readonly median: number;
  readonly greatest: number;
}

export function spreadOf(values: readonly number[]): Spread {
  const sorted = [...values].sort((a, b) => a - b);
  const at = (place: number) => sorted[place] ?? NaN;
  const last = sorted.length - 1;
  return { least: at(0), median: (at(Math.floor(last / 2)) + at(Math.ceil(last / 2))) / 2, greatest: at(last) };
}

/** Each round's value over that of the same round, so that what slows a whole round cancels out. */
export function ratiosOf(values: readonly number[], unit: readonly number[]): Spread {
  return spreadOf(values.map((value, round) => value / (unit[round] ?? NaN)));
}

const figure = (value: number) => (value < 10 ? value.toFixed(2) : value.toFixed(1));

/** The median, with the least and the greatest where they differ. */
export function renderSpread({ least, median, greatest }: Spread): string {
  return `${figure(median)}${least === greatest ? '' : ` (${figure(least)} to ${figure(greatest)})`}`;
}
