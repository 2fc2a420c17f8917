/** How many generated cases are played, settled before they are: by the time there is and a measured time for a case. */

/** So many of each property are played whatever the time says: fewer find too little to be worth a run. */
export const fewestCases = 20;

/** Of the whole time the share that is for cases by chance even where lists took longer. */
const leastShare = 0.5;

/** A run that is so much slower than it was measured to be does not go on for ever. */
export const mostTimesLonger = 3;

export interface ToSettle {
  readonly name: string;
  /** How long one of its cases takes, against a combination of values. */
  readonly weight: number;
  /** Whether it finds what nothing else finds: it gets its cases first. */
  readonly findsMost: boolean;
}

export interface Settled {
  readonly cases: Readonly<Record<string, number>>;
  /** Milliseconds that they take all together, as far as was measured. */
  readonly expectedMs: number;
}

export interface Time {
  /** Milliseconds for all properties together, lists included. */
  readonly budgetMs: number;
  /** Milliseconds that the lists took. */
  readonly listsMs: number;
  /** Measured milliseconds that a case of weight 1 adds to a run. */
  readonly caseMs: number;
}

/**
 * At most `asked` cases of each property, at least `fewestCases` of each, in whole portions. Those that find most get all
 * that were asked for as long as the others keep the fewest; the others share what is left alike.
 */
export function settleCases(properties: readonly ToSettle[], asked: number, portion: number, time: Time): Settled {
  const availableMs = Math.max(time.budgetMs - time.listsMs, time.budgetMs * leastShare);
  const fewest = Math.min(fewestCases, asked);
  const cases: Record<string, number> = Object.fromEntries(properties.map(({ name }) => [name, fewest]));
  const costOf = (some: readonly ToSettle[], each: number) =>
    some.reduce((sum, { weight }) => sum + weight, 0) * each * time.caseMs;
  let leftMs = availableMs - costOf(properties, fewest);
  for (const some of [properties.filter(({ findsMost }) => findsMost), properties.filter((each) => !each.findsMost)]) {
    const oneMoreMs = costOf(some, 1);
    const affordable = oneMoreMs > 0 ? Math.floor(Math.max(0, leftMs) / oneMoreMs / portion) * portion : 0;
    const more = Math.min(asked - fewest, affordable);
    for (const { name } of some) cases[name] = fewest + more;
    leftMs -= costOf(some, more);
  }
  const expectedMs = properties.reduce((sum, each) => sum + costOf([each], cases[each.name] ?? 0), 0);
  return { cases, expectedMs };
}
