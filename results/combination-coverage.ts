/** How many combinations of values a run played, and which rules had an answer on them. */
import { z } from 'zod';

const count = z.int().min(0);

export const CombinationCoverage = z.object({
  rows: z.object({ of: count, played: count }).describe('Rows of values, each a case of its own.'),
  tuples: z
    .array(
      z.object({
        values: count.describe('How many values are combined: 2 for pairs.'),
        dimensions: count.describe('Of how many dimensions.'),
        possible: count.describe('Tuples that can occur together with what is declared.'),
        played: count,
        judged: count.describe('Those on which some rule had an answer, with any verdict but inconclusive.'),
        undeclared: count.describe('Tuples that can occur only where more is declared.'),
      }),
    )
    .describe('Largest first.'),
  judgedBy: z
    .array(z.object({ requirement: z.string(), rows: count, tuples: z.array(count) }))
    .describe('For each requirement the rows on which it was judged, and the tuples in them, in the same order.'),
  notPlayed: z.array(z.object({ what: z.string(), why: z.string() })).describe('Values, and rows, that were left out.'),
});

export type CombinationCoverage = Readonly<z.infer<typeof CombinationCoverage>>;

/** The places in a list, such as "0-3,7". */
export function writePlaces(places: Iterable<number>): string {
  const sorted = [...new Set(places)].sort((a, b) => a - b);
  const ranges: [number, number][] = [];
  for (const place of sorted) {
    const last = ranges[ranges.length - 1];
    if (last && last[1] === place - 1) last[1] = place;
    else ranges.push([place, place]);
  }
  return ranges.map(([from, to]) => (from === to ? `${from}` : `${from}-${to}`)).join(',');
}

export function readPlaces(text: string): number[] {
  if (text === '') return [];
  return text.split(',').flatMap((range) => {
    const [from = 0, to = from] = range.split('-').map(Number);
    return Array.from({ length: to - from + 1 }, (_, n) => from + n);
  });
}
