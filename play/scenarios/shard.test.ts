/** The shards of a run are the run. */
import { expect, test } from '../../quality/testing/test';
import { isOfShard } from './shard';

for (const of of [1, 2, 4, 7]) {
  test(`each of a hundred things belongs to exactly one of ${of} shards`, () => {
    const owners = Array.from({ length: 100 }, (_, n) =>
      Array.from({ length: of }, (__, index) => index + 1).filter((index) => isOfShard(n, { index, of })),
    );

    expect(owners.filter((each) => each.length !== 1)).toEqual([]);
    expect(new Set(owners.flat()).size).toBe(of);
  });
}

test('without shards everything is played', () => {
  expect(isOfShard(3, undefined)).toBe(true);
});
