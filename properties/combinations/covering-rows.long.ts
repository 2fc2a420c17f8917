/** The rows of a thorough run hold all that can occur, whatever is declared. */
import { capabilities } from '../../protocol/schemas';
import { expect, test } from '../../quality/testing/test';
import { coveringRows } from './covering-rows';
import { everything, rowsFor, tuplesOf } from './coverage-for';
import { canOccur, valuesFor } from './dimensions';

for (const [name, targetFacts] of Object.entries({
  everything: { ...everything, thorough: true as const },
  'no bots': {
    ...everything,
    capabilities: capabilities.filter((each) => each !== 'bot-to-bot'),
    thorough: true as const,
  },
})) {
  test(`with ${name} declared, the rows of a thorough run are whole`, () => {
    const values = valuesFor(targetFacts);
    const tuples = tuplesOf(true, values);
    const rows = rowsFor(targetFacts);
    rows.forEach((row) => tuples.forEach((each) => each.hold(row)));
    expect(rows.filter((row) => !canOccur(row))).toEqual([]);
    expect(coveringRows(values, tuples)).toEqual([]);
  });
}
