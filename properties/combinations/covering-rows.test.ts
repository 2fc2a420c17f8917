import { capabilities, channels } from '../../protocol/schemas';
import { expect, test } from '../../quality/testing/test';
import type { Surroundings } from '../property';
import { coverageFor, pairsOf } from './covering-rows';
import { canOccur, dimensionNames, dimensions, valuesFor } from './dimensions';

const everything: Surroundings = { channels, capabilities, clock: 'virtual' };
const little: Surroundings = { channels: ['chat'], capabilities: [], clock: 'real' };

for (const [name, surroundings] of Object.entries({ everything, little })) {
  test(`with ${name} declared, every pair of values that can occur in some row occurs in one`, () => {
    const { rows, pairs } = coverageFor(surroundings);
    const held = new Set(rows.flatMap(pairsOf));
    expect(pairs.filter((pair) => !held.has(pair))).toEqual([]);
    // Found anew, without the way in which the rows were made: a pair is possible when a row that holds it can be changed into another that can occur.
    const possible = rows.flatMap((row) =>
      dimensionNames.flatMap((dimension) =>
        valuesFor(surroundings)
          [dimension].map((value) => ({ ...row, [dimension]: value }))
          .filter(canOccur)
          .flatMap(pairsOf),
      ),
    );
    expect([...new Set(possible)].filter((pair) => !held.has(pair))).toEqual([]);
  });

  test(`with ${name} declared, every row can occur, with values that are declared alone`, () => {
    const values = valuesFor(surroundings);
    for (const row of coverageFor(surroundings).rows) {
      expect(canOccur(row)).toBe(true);
      for (const name of dimensionNames) expect(values[name]).toContain(row[name]);
    }
  });
}

test('every value of every dimension is played where all is declared', () => {
  const { rows } = coverageFor(everything);
  for (const name of dimensionNames) {
    expect(new Set(rows.map((row) => row[name])), name).toEqual(new Set(dimensions[name]));
  }
});

test('what is not declared is not played', () => {
  const { rows } = coverageFor(little);
  expect(
    rows.every(({ agent, channel, heldBy }) => agent === 'none' && channel === 'chat' && heldBy === 'people'),
  ).toBe(true);
  expect(rows.length).toBeGreaterThan(30);
});
