/** What the rows that were played cover, against all that can occur. */
import type { RequirementId } from '../../requirements/catalogue';
import type { CombinationCoverage } from '../../results/combination-coverage';
import { readPlaces } from '../../results/combination-coverage';
import type { PlayedPlaces } from '../../results/property-report';
import type { TargetFacts } from '../property';
import { everything, rowsFor, strengthIsThorough, tuplesOf } from './coverage-for';
import { canJudge } from './can-judge';
import { dimensionNames, dimensions, valuesFor, whyNot, type Combination } from './dimensions';

/** Where requirements were chosen, what is possible is what the rows hold on which one of them can be judged. */
export function coverageOf(
  targetFacts: TargetFacts,
  places: PlayedPlaces,
  only?: readonly RequirementId[],
): CombinationCoverage {
  const thorough = strengthIsThorough(targetFacts);
  const rows = rowsFor(targetFacts);
  const values = valuesFor(targetFacts);
  const played = readPlaces(places.played);
  const byRule = Object.entries(places.judged).map(([requirement, text]) => ({ requirement, at: readPlaces(text) }));
  const judged = [...new Set(byRule.flatMap(({ at }) => at))];
  const all = rows.map((_, place) => place);
  const wanted = only ? all.filter((place) => canJudge(rows[place] as Combination, only)) : all;
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
    rows: { of: wanted.length, played: played.length },
    tuples: byStrength.map(({ strength, seen }) => ({
      values: strength.of,
      dimensions: strength.among.length,
      possible: seen(wanted),
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
      ...leftOutRows(all.length - wanted.length, all.length, 'on them nothing that was chosen can be judged'),
      ...leftOutRows(wanted.length - played.length, wanted.length, 'not reached here'),
    ],
  };
}

function leftOutRows(some: number, of: number, why: string): CombinationCoverage['notPlayed'] {
  return some > 0 ? [{ what: `${some} of ${of} rows`, why }] : [];
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
