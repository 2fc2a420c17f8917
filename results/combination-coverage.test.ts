import { expect, test } from '../quality/testing/test';
import { readPlaces, writePlaces } from './combination-coverage';

for (const [places, written] of [
  [[], ''],
  [[4], '4'],
  [[3, 1, 2, 2, 7, 0], '0-3,7'],
] as const) {
  test(`places are written as "${written}"`, () => {
    expect(writePlaces(places)).toBe(written);
  });

  test(`"${written}" is read back as its places`, () => {
    expect(readPlaces(written)).toEqual([...new Set(places)].sort((a, b) => a - b));
  });
}
