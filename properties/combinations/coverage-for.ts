/** The rows that are played with what an implementation declares, and the tuples of which they hold all that can occur. */
import { capabilities, channels } from '../../protocol/schemas';
import type { TargetFacts } from '../property';
import { coveringRows } from './covering-rows';
import { dimensionNames, markedDimensions, valuesFor, type Combination, type Values } from './dimensions';
import { keptRows } from './kept-rows';
import { Tuples, type PartOfRow, type Strength } from './tuples';

/** What is combined in every run, and what in a thorough one; the greatest comes first, since most follows from it. */
export const strengths = {
  always: [
    { of: 3, among: markedDimensions },
    { of: 2, among: dimensionNames },
  ],
  thorough: [
    { of: 4, among: markedDimensions },
    { of: 3, among: dimensionNames },
    { of: 2, among: dimensionNames },
  ],
} as const satisfies Readonly<Record<string, readonly Strength[]>>;

/** What is played where everything is declared. */
export const everything: TargetFacts = { channels, capabilities, clock: 'virtual' };

const known = new Map<string, readonly Combination[]>();

/** The same for the same declaration, whatever the seed. */
export function rowsFor(targetFacts: TargetFacts): readonly Combination[] {
  const thorough = strengthIsThorough(targetFacts);
  const values = valuesFor(targetFacts);
  const key = JSON.stringify([values, thorough]);
  const rows = known.get(key) ?? rowsFrom(values, thorough);
  known.set(key, rows);
  return rows;
}

/**
 * Where something is not declared, the kept rows lose what it stands for, and are completed anew: those that still add
 * something stay, and others follow for what only the lost ones held.
 */
function rowsFrom(values: Values, thorough: boolean): readonly Combination[] {
  const kept = keptRows(thorough);
  const all = valuesFor(everything);
  if (dimensionNames.every((name) => values[name].length === all[name].length)) return kept;
  const tuples = tuplesOf(thorough, values);
  for (const [at, whole] of tuplesOf(thorough, all).entries()) {
    kept.forEach((row) => whole.hold(row));
    tuples[at]?.takeImpossibleFrom(whole);
  }
  return coveringRows(
    values,
    tuples,
    kept.map((row) => withoutLost(row, values)),
  );
}

/** With a clock that is not virtual the minutes of a thorough run are for the values that wait, not for more rows. */
export function strengthIsThorough({ thorough, clock }: TargetFacts): boolean {
  return thorough === true && clock === 'virtual';
}

/** Tuples of each strength. */
export function tuplesOf(thorough: boolean, values: Values): readonly Tuples[] {
  return (thorough ? strengths.thorough : strengths.always).map((strength) => new Tuples(strength, values));
}

function withoutLost(row: Combination, values: Values): PartOfRow {
  return Object.fromEntries(
    dimensionNames.flatMap((name) => (values[name].includes(row[name]) ? [[name, row[name]]] : [])),
  );
}
