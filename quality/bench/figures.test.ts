/** A figure stands beside its target, and beside what limits it only where the target is missed. */
import { expect, test } from '../testing/test';
import { renderTable, type Figure } from './figures';
import { spreadOf } from './spread';

const figure = (values: readonly number[], target?: Figure['target']): Figure => ({
  what: 'start-up of --help',
  ratio: spreadOf(values),
  to: 'Node alone',
  ...(target ? { target } : {}),
});
const most = { most: 2, limit: 'loading' };
const least = { least: 0.9, limit: 'the bot' };

for (const [told, values, target] of [
  ['at most 2, met', [1, 1.5, 9], most],
  ['at most 2, missed: loading', [1, 2.5, 9], most],
  ['at least 0.9, met', [0.9], least],
  ['at least 0.9, missed: the bot', [0.8], least],
] as const) {
  test(`of ${values.join(', ')} it is said: ${told}`, () => {
    expect(renderTable([figure(values, target)]).split('\n')[2]).toContain(`| ${told}`);
  });
}

test('a figure without a target stands with its rounds alone', () => {
  expect(renderTable([figure([1, 2, 3])]).split('\n')).toEqual([
    '| what               | ratio               | to what    | target |',
    '| ------------------ | ------------------- | ---------- | ------ |',
    '| start-up of --help | 2.00 (1.00 to 3.00) | Node alone |        |',
  ]);
});
