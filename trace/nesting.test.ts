import { expect, test } from '../quality/testing/test';
import { deepestNesting, isNestedTooDeep } from './nesting';

/** A value within so many lists or objects. */
function within(levels: number, wrap: (inner: unknown) => unknown): unknown {
  return Array.from({ length: levels }).reduce<unknown>((inner) => wrap(inner), 'a');
}

for (const [what, wrap] of [
  ['lists', (inner: unknown) => [inner]],
  ['objects', (inner: unknown) => ({ inner, beside: null })],
] as const) {
  test(`${what} within each other may go as deep as is said, and no deeper`, () => {
    expect(isNestedTooDeep(within(deepestNesting, wrap))).toBe(false);
    expect(isNestedTooDeep(within(deepestNesting + 1, wrap))).toBe(true);
    expect(isNestedTooDeep(within(3, wrap), 2)).toBe(true);
  });
}
