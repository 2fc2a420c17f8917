import { atLeastLike, regex } from '@pact-foundation/pact/src/v3/matchers';
import { expect, test } from '../quality/testing/test';
import { fits, listOf } from './matchers';

test("our matchers say what those of Pact's library say", () => {
  expect(fits('^a+$', 'aa')).toEqual(regex('^a+$', 'aa'));
  for (const min of [0, 1, 3]) {
    expect(JSON.stringify(listOf(min, { a: 1 }))).toBe(JSON.stringify(atLeastLike({ a: 1 }, min, Math.max(min, 1))));
  }
});
