/** How many rows gave different results in plays that are alike, in one line; none where a run did not try. */
import type { JudgedRun } from '../verdict/verdict';

export function unstableLines({ repeat, results, extent }: Pick<JudgedRun, 'repeat' | 'results' | 'extent'>): string[] {
  if (repeat === undefined) return [];
  const ids = results.filter(({ unstable }) => unstable).map(({ id }) => id);
  const { tried = 0, of = 0 } = extent.tried?.find(({ what }) => what === 'plays') ?? {};
  // What was not played a second time could have been otherwise.
  const all = of > 0 && tried === of;
  const played = all
    ? `each chosen situation was played ${repeat} times`
    : `each chosen situation was to be played ${repeat} times, and ${tried} of ${of} plays were made to their end`;
  if (ids.length > 0) {
    return [
      `Unstable: ${played}, and ${ids.length} requirement${ids.length === 1 ? '' : 's'} had different results: ${ids.join(', ')}.`,
    ];
  }
  return [
    all ? `Stable: ${played}, and every requirement had one result.` : `Whether it is stable is not known: ${played}.`,
  ];
}
