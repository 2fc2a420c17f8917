/** Ratios are those of each round, so that a round in which everything was slow does not count for more. */
import { expect, test } from '../testing/test';
import { inTurns } from './in-turns';
import { ratiosOf, spreadOf } from './spread';

test('each value is divided by that of its own round', () => {
  expect(ratiosOf([2, 40, 9], [1, 10, 3])).toEqual({ least: 2, median: 3, greatest: 4 });
});

test('of an even number of rounds the middle is between two', () => {
  expect(spreadOf([4, 1, 2, 10]).median).toBe(3);
});

test('everything is measured once in each round, and every other round goes backwards', async () => {
  const order: string[] = [];
  const measure = (name: string) => async () => order.push(name);

  const values = await inTurns(3, { a: measure('a'), b: measure('b') });

  expect(order.join('')).toBe('abbaab');
  expect(values).toEqual({ a: [1, 4, 5], b: [2, 3, 6] });
});
