/** How many sets of so many there are among so many, counted as far as `enough`: the more, the less two sorts part by chance. */
export function waysToChoose(chosen: number, of: number, enough: number): number {
  let ways = 1;
  for (let n = 1; n <= Math.min(chosen, of - chosen) && ways < enough; n += 1) ways = (ways * (of - n + 1)) / n;
  return ways;
}

/** With fewer ways than this to choose as many of all as fail, a trait may part the failing ones from the others by chance. */
export const manyWays = 10;
