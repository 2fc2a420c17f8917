import { expect, test } from '../quality/testing/test';
import { holdsLoneSurrogate } from './lone-surrogate';

for (const json of [
  '\ud83d',
  ['a', '\ude00b'],
  { text: { deep: ['\ud83d'] } },
  { '\ud83d': 1 },
  ['\ud83d', undefined],
]) {
  test(`${JSON.stringify(json)} holds half of a character`, () => {
    expect(holdsLoneSurrogate(json)).toBe(true);
  });
}

for (const json of ['👍', ['a', 1, null, true], { '👍': { deep: ['👍'] } }, null, undefined, []]) {
  test(`${JSON.stringify(json)} holds whole characters`, () => {
    expect(holdsLoneSurrogate(json)).toBe(false);
  });
}
