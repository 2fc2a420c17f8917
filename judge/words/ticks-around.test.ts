import { expect, test } from '../../quality/testing/test';
import { ticksAround } from './ticks-around';

test('backticks around a text are more than any run of them inside, but no fewer than asked for', () => {
  expect(ticksAround('plain')).toBe('`');
  expect(ticksAround('a ` b ``` c `` d')).toBe('````');
  expect(ticksAround('plain', 3)).toBe('```');
  expect(ticksAround('a ``` b', 3)).toBe('````');
});
