/** How long the plays took that judged a row, in real milliseconds: what readers of test reports call its duration. */
import type { Evidence } from '../judge/verdict/evidence';
import type { RowResult } from '../judge/verdict/verdict';
import { tellLocation } from '../results/location';

/**
 * Plays go on side by side, and one judges several rows: the durations of all rows are more than that of the run. What
 * contracts and generated cases took is not in it.
 */
export function durationsMs({ plays }: Pick<Evidence, 'plays'>): (result: RowResult) => number {
  const tookMs = new Map(plays.map((play) => [tellLocation(play), play.tookMs ?? 0]));
  return ({ findings }) => {
    const judgedBy = new Set(findings.map(tellLocation));
    return [...judgedBy].reduce((sum, play) => sum + (tookMs.get(play) ?? 0), 0);
  };
}
