/** What a measuring is asked for is what it measures, and nonsense is refused with the way out. */
import { expect, test } from '../testing/test';
import { parts, settingsOf } from './settings';

test('without words everything is measured', () => {
  expect(settingsOf([]).parts).toEqual(parts);
});

test('a part can be measured alone', () => {
  expect(settingsOf(['memory', '--large'])).toMatchObject({ parts: ['memory'], cases: [1_000, 10_000, 100_000] });
});

for (const words of [['memmory'], ['--rounds=0'], ['--plays=20,many'], ['--plays=']]) {
  test(`${words.join(' ')} is refused with how it is used`, () => {
    expect(() => settingsOf(words)).toThrow('npm run bench -- ');
  });
}
