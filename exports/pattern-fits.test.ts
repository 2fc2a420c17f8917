import { expect, test } from '../quality/testing/test';
import { patternFits } from './pattern-fits';

for (const [pattern, text, fits] of [
  ['hello', 'hello', true],
  ['hello', 'Hello', false],
  ['hello', 'hello there', false],
  ['*home*', 'homes', true],
  ['*home*', 'home is where the heart is', true],
  ['*home*', 'house', false],
  ['I want a pair of (headphones|head phones|earbuds)', 'I want a pair of head phones', true],
  ['I want a pair of (headphones|head phones|earbuds)', 'I want a pair of shoes', false],
  ['* (some|a pair of) (headphones|earbuds)*', 'give me some earbuds now', true],
  ['(thank(|s)|thank you)*', 'thanks a lot', true],
  ['(thank(|s)|thank you)*', 'thank', true],
  ['(a|(b|c)*)d', 'cccd', true],
  ['a|b', 'b', true],
  ['a)b', 'a', false],
  ['a)*', 'a)b', true],
  ['', '', true],
  ['(', '', true],
] as const) {
  test(`${JSON.stringify(pattern)} ${fits ? 'fits' : 'does not fit'} ${JSON.stringify(text)}`, () => {
    expect(patternFits(pattern, text)).toBe(fits);
  });
}
