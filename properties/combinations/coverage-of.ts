/** What the rows that were played cover, against all that can occur. */
import type { CombinationCoverage } from '../../results/combination-coverage';
import { readPlaces } from '../../results/combination-coverage';
import type { PlayedPlaces } from '../../results/property-report';
import type { TargetFacts } from '../property';
import { everything, rowsFor, strengthIsThorough, tuplesOf } from './coverage-for';
import { dimensionNames, dimensions, valuesFor, whyNot } from './dimensions';

export function coverageOf(targetFacts: TargetFacts, places: PlayedPlaces): CombinationCoverage {
  const thorough = strengthIsThorough(targetFacts);
  const rows = rowsFor(targetFacts);
  const values = valuesFor(targetFacts);
  const played = readPlaces(places.played);
  const byRule = Object.entries(places.judged).map(([requirement, text]) => ({ requirement, at: readPlaces(text) }));
  const judged = [...new Set(byRule.flatMap(({ at }) => at))];
  const all = rows.map((_, place) => place);
  const byStrength = tuplesOf(thorough, values).map((tuples) => {
    const numbers = rows.map((row) => tuples.numbersOf(row));
    const seen = (at: readonly number[]) => {
      const marks = new Uint8Array(tuples.count);
      for (const place of at) for (const number of numbers[place] ?? []) marks[number] = 1;
      return marks.reduce((sum, mark) => sum + mark, 0);
    };
    return { strength: tuples.strength, seen };
  });
  return {
    rows: { of: rows.length, played: played.length },
    tuples: byStrength.map(({ strength, seen }) => ({
      values: strength.of,
      dimensions: strength.among.length,
      possible: seen(all),
      played: seen(played),
      judged: seen(judged),
      undeclared: possibleWithEverything(thorough, strength.of) - seen(all),
    })),
    judgedBy: byRule.map(({ requirement, at }) => ({
      requirement,
      rows: at.length,
      tuples: byStrength.map(({ seen }) => seen(at)),
    })),
    notPlayed: [
      ...leftOut(targetFacts),
      ...(played.length < rows.length
        ? [{ what: `${rows.length - played.length} of ${rows.length} rows`, why: 'not reached here' }]
        : []),
    ],
  };
}

/** Values that are not played, by dimension and reason. */
function leftOut(targetFacts: TargetFacts): CombinationCoverage['notPlayed'] {
  return dimensionNames.flatMap((name) => {
    const byReason = new Map<string, string[]>();
    for (const value of dimensions[name]) {
      const why = whyNot(name, value, targetFacts);
      if (why !== undefined) byReason.set(why, [...(byReason.get(why) ?? []), value]);
    }
    return [...byReason].map(([why, some]) => ({ what: `${name}: ${some.join(', ')}`, why }));
  });
}

const known = new Map<string, number>();

function possibleWithEverything(thorough: boolean, of: number): number {
  const key = `${thorough} ${of}`;
  const count = known.get(key) ?? countEverything(thorough, of);
  known.set(key, count);
  return count;
}

function countEverything(thorough: boolean, of: number): number {
  const tuples = tuplesOf(thorough, valuesFor(everything)).find(({ strength }) => strength.of === of);
  if (!tuples) return 0;
  for (const row of rowsFor({ ...everything, ...(thorough ? { thorough } : {}) })) tuples.hold(row);
  return tuples.held;
}
