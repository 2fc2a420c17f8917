import { expect, test } from '../quality/testing/test';
import { slackMsOf } from './slack';

test('a virtual clock is exact', () => {
  expect(slackMsOf({ clock: 'virtual' })).toBe(0);
});

for (const clock of ['configurable', 'real'] as const) {
  test(`a ${clock} clock may be off by some milliseconds`, () => {
    expect(slackMsOf({ clock })).toBe(50);
  });
}
