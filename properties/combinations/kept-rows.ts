/** The rows that were computed ahead, for an implementation that declares everything; a test holds them to the table. */
import kept from './rows-computed-ahead.json';
import { dimensionNames, dimensions, type Combination, type Dimension } from './dimensions';

/** A row is a word: for each dimension in their order the place of its value, as one digit. */
type Word = string;

const digits = 36;

/** Rows of a default run, and of a thorough one. */
export function keptRows(thorough: boolean): readonly Combination[] {
  return (thorough ? kept.thorough : kept.always).map(rowFrom);
}

export function wordFor(row: Combination): Word {
  return dimensionNames.map((name) => valuesOf(name).indexOf(row[name]).toString(digits)).join('');
}

function rowFrom(word: Word): Combination {
  return Object.fromEntries(
    dimensionNames.map((name, at) => [name, valuesOf(name)[parseInt(word.charAt(at), digits)] ?? '']),
  ) as unknown as Combination;
}

function valuesOf(name: Dimension): readonly string[] {
  return dimensions[name];
}
