import { expect, test } from '../quality/testing/test';
import { plainJson } from './plain-json';

test('what steers a terminal or an eye is escaped, and read back as it was', () => {
  const value = { '\u202e': '\u009b1m \u{e0041} \u200b \u001b[2J\n é 😀 \ud800' };
  const text = plainJson(value, 2);

  expect(text).not.toMatch(/[\u0000-\u0009\u000b-\u001f\u007f-\u009f\p{Cf}]/u);
  expect(text).toContain('é 😀');
  expect(JSON.parse(text)).toEqual(value);
});
