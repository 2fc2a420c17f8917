import * as fc from 'fast-check';
import { capabilities } from '../../protocol/schemas';
import { expect, test } from '../../quality/testing/test';
import type { TargetFacts } from '../property';
import { candidatesOf } from './combination';
import { coveringRows } from './covering-rows';
import { everything, rowsFor, tuplesOf } from './coverage-for';
import { canOccur, dimensionNames, dimensions, valuesFor } from './dimensions';
import { leftOutMark } from './playing';

const declarations: Readonly<Record<string, TargetFacts>> = {
  everything,
  'no bots': { ...everything, capabilities: capabilities.filter((each) => each !== 'bot-to-bot') },
  little: { channels: ['chat'], capabilities: [], clock: 'real' },
};

for (const [name, targetFacts] of Object.entries(declarations)) {
  test(`with ${name} declared, every tuple that can occur in some row occurs in one`, () => {
    const rows = rowsFor(targetFacts);
    const values = valuesFor(targetFacts);
    // Found anew, without the way in which the rows were made: a tuple is possible when a row that holds it can be changed into another that can occur.
    const changed = rows.flatMap((row) =>
      dimensionNames.flatMap((dimension) =>
        values[dimension].map((value) => ({ ...row, [dimension]: value })).filter(canOccur),
      ),
    );
    for (const tuples of tuplesOf(false, values)) {
      const held = new Set(rows.flatMap((row) => tuples.numbersOf(row)));
      const possibleAlone = new Set<number>();
      // Millions, most of them held: they are looked at as they come.
      for (const row of changed) {
        for (const number of tuples.numbersOf(row)) if (!held.has(number)) possibleAlone.add(number);
      }
      expect([...possibleAlone]).toEqual([]);
      expect(held.size).toBeGreaterThan(0);
    }
  });

  test(`with ${name} declared, every row can occur, with values that are declared alone`, () => {
    const values = valuesFor(targetFacts);
    const rows = rowsFor(targetFacts);
    expect(rows.filter((row) => !canOccur(row))).toEqual([]);
    expect(rows.filter((row) => dimensionNames.some((each) => !values[each].includes(row[each])))).toEqual([]);
  });

  test(`with ${name} declared, every part of every row is played`, async () => {
    const leftOut: string[] = [];
    for (const row of rowsFor(targetFacts)) {
      const generated = await fc.sample(candidatesOf(row), { numRuns: 1, seed: 1 })[0]?.build();
      for (const mark of generated?.marks ?? ['not built'])
        if (mark.startsWith(leftOutMark) || mark === 'not built') leftOut.push(`${mark} of ${JSON.stringify(row)}`);
    }
    expect(leftOut).toEqual([]);
  });
}

test('the rows computed ahead are whole', () => {
  const values = valuesFor(everything);
  const tuples = tuplesOf(false, values);
  rowsFor(everything).forEach((row) => tuples.forEach((each) => each.hold(row)));
  // After a change to the table `npm run combinations` computes them anew.
  expect(coveringRows(values, tuples)).toEqual([]);
});

test('every value of every dimension is played where all is declared', () => {
  const rows = rowsFor(everything);
  for (const name of dimensionNames) {
    expect(new Set(rows.map((row) => row[name])), name).toEqual(new Set(dimensions[name]));
  }
});

test('what is not declared is not played', () => {
  const rows = rowsFor(declarations['little'] ?? everything);
  expect(
    rows.every(({ agent, channel, heldBy }) => agent === 'none' && channel === 'chat' && heldBy === 'people'),
  ).toBe(true);
  expect(rows.length).toBeGreaterThan(30);
});
