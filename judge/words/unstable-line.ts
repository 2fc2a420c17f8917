/** How many rows gave different results in plays that are alike, in one line; none where a run did not try. */
import type { JudgedRun } from '../verdict/verdict';

export function unstableLines({ repeat, results }: Pick<JudgedRun, 'repeat' | 'results'>): string[] {
  if (repeat === undefined) return [];
  const ids = results.filter(({ unstable }) => unstable).map(({ id }) => id);
  const played = `each chosen situation was played ${repeat} times`;
  return ids.length === 0
    ? [`Stable: ${played}, and every requirement had one result.`]
    : [
        `Unstable: ${played}, and ${ids.length} requirement${ids.length === 1 ? '' : 's'} had different results: ${ids.join(', ')}.`,
      ];
}
