import { capabilities } from '../../protocol/schemas';
import { expect, test } from '../../quality/testing/test';
import { coverageOf } from './coverage-of';
import { everything, rowsFor } from './coverage-for';
import { dimensionNames, markedDimensions } from './dimensions';

const last = rowsFor(everything).length - 1;

test('where all rows are played, all that is possible is played', () => {
  const { rows, tuples, notPlayed } = coverageOf(everything, { played: `0-${last}`, judged: {} });

  expect(rows).toEqual({ of: last + 1, played: last + 1 });
  expect(tuples.map(({ values, dimensions }) => [values, dimensions])).toEqual([
    [3, markedDimensions.length],
    [2, dimensionNames.length],
  ]);
  for (const { possible, played, judged, undeclared } of tuples) {
    expect({ played, judged, undeclared }).toEqual({ played: possible, judged: 0, undeclared: 0 });
  }
  expect(notPlayed).toEqual([]);
});

test('a rule is told with the rows on which it had an answer', () => {
  const { tuples, judgedBy } = coverageOf(everything, { played: '0-9', judged: { 'message.once': '3' } });

  expect(judgedBy).toMatchObject([{ requirement: 'message.once', rows: 1 }]);
  // A whole row has a pair for each two dimensions, but for what is hidden in it.
  expect(judgedBy[0]?.tuples[1]).toBeGreaterThan(100);
  expect(judgedBy[0]?.tuples[1]).toBeLessThanOrEqual((dimensionNames.length * (dimensionNames.length - 1)) / 2);
  expect(tuples.map(({ judged }) => judged)).toEqual(judgedBy[0]?.tuples);
});

test('rows that were not reached are named', () => {
  const { rows, notPlayed } = coverageOf(everything, { played: '0-9', judged: {} });

  expect(rows.played).toBe(10);
  expect(notPlayed).toEqual([{ what: `${last - 9} of ${last + 1} rows`, why: 'not reached here' }]);
});

test('where a requirement was chosen, what is possible is what can show something of it', () => {
  const only = ['message.blank-sends-nothing'] as const;
  const wanted = rowsFor(everything).flatMap((row, place) => (row.message === 'blank' ? [place] : []));
  const told = coverageOf(everything, { played: wanted.join(), judged: {} }, only);

  expect(told.rows).toEqual({ of: wanted.length, played: wanted.length });
  expect(told.notPlayed).toEqual([
    {
      what: `${last + 1 - wanted.length} of ${last + 1} rows`,
      why: 'on them nothing that was chosen can be judged',
    },
  ]);
  for (const { possible, played, undeclared } of told.tuples) {
    expect({ played, undeclared }).toEqual({ played: possible, undeclared: 0 });
  }
  const rest = coverageOf(everything, { played: wanted.slice(1).join(), judged: {} }, only);
  expect(rest.notPlayed[1]).toEqual({ what: `1 of ${wanted.length} rows`, why: 'not reached here' });
});

test('values that are not declared are named with what they would have added', () => {
  const little = { ...everything, capabilities: capabilities.filter((each) => each !== 'agent-id') };
  const { tuples, notPlayed } = coverageOf(little, { played: '0', judged: {} });

  expect(notPlayed).toContainEqual({ what: 'agent: free, unskilled, away', why: '"agent-id" is not declared' });
  for (const { undeclared } of tuples) expect(undeclared).toBeGreaterThan(100);
});

test('with a real clock nothing rests on a configured wait', () => {
  const real = { ...everything, clock: 'real' } as const;

  expect(rowsFor(real).filter(({ connector }) => connector === 'fallback skill after a minute')).toEqual([]);
  expect(rowsFor({ ...real, clock: 'configurable' }).map(({ connector }) => connector)).toContain(
    'fallback skill after a minute',
  );
  expect(coverageOf(real, { played: '0', judged: {} }).notPlayed).toContainEqual({
    what: 'connector: fallback skill after a minute',
    why: 'a real clock keeps the wait of three minutes',
  });
});
