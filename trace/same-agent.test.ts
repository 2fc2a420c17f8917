import { expect, test } from '../quality/testing/test';
import { sameAgent } from './same-agent';

const same: readonly (readonly [string, string])[] = [
  ['42', '42'],
  ['4711.42', '4711.42'],
  ['4711.42', '42'],
  ['42', 'le-4711.42'],
  ['4711.jo.smith', 'jo.smith'],
];

const others: readonly (readonly [string | undefined, string | undefined])[] = [
  ['42', '43'],
  ['4711.42', '4712.42'],
  ['4711.42', '4711'],
  ['4711.42', '2'],
  ['142', '42'],
  ['.42', '42'],
  ['42.', ''],
  ['', '42'],
  [undefined, '42'],
  ['42', undefined],
  [undefined, undefined],
];

for (const [one, other] of same) {
  test(`${one} is ${other}`, () => {
    expect(sameAgent(one, other)).toBe(true);
    expect(sameAgent(other, one)).toBe(true);
  });
}

for (const [one, other] of others) {
  test(`${String(one)} is not ${String(other)}`, () => {
    expect(sameAgent(one, other)).toBe(false);
    expect(sameAgent(other, one)).toBe(false);
  });
}
