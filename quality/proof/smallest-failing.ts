/** What of a list is enough to fail: a part of it that fails, and does not without any one of its own. */
export async function smallestFailing<T>(
  whole: readonly T[],
  fails: (part: readonly T[]) => Promise<boolean>,
): Promise<readonly T[]> {
  let kept = whole;
  for (let portion = Math.ceil(kept.length / 2); portion >= 1;) {
    const smaller = await firstFailing(kept, portion, fails);
    if (smaller) {
      kept = smaller;
      portion = Math.min(portion, Math.ceil(kept.length / 2));
    } else if (portion === 1) break;
    else portion = Math.ceil(portion / 2);
  }
  return kept;
}

/** The first that fails of those that lack one portion. */
async function firstFailing<T>(
  all: readonly T[],
  portion: number,
  fails: (part: readonly T[]) => Promise<boolean>,
): Promise<readonly T[] | undefined> {
  for (let from = 0; from < all.length && all.length > 1; from += portion) {
    const without = [...all.slice(0, from), ...all.slice(from + portion)];
    if (without.length > 0 && (await fails(without))) return without;
  }
  return undefined;
}
