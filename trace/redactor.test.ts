/** A secret goes in whichever form it is said, and nothing else does. */
import { expect, test } from '../quality/testing/test';
import { redactorFor, redactNothing } from './redactor';
import { capText } from './trace';

const secret = 'key/"4e+é <x>\\-13579';
const redactor = redactorFor([secret]);

for (const [form, said] of [
  ['as it stands', secret],
  ['inside JSON', JSON.stringify({ seen: secret })],
  ['inside JSON within JSON', JSON.stringify(JSON.stringify({ seen: secret }))],
  ['inside JSON of a writer that escapes slashes', JSON.stringify(secret).replaceAll('/', '\\/')],
  ['with every character escaped', [...secret].map((each) => `\\u${escaped(each)}`).join('')],
  ['inside a URL', encodeURIComponent(secret)],
  ['inside a URL within a URL', encodeURIComponent(encodeURIComponent(secret))],
  ['in a form, in lower case', encodeURIComponent(secret).toLowerCase().replaceAll('%20', '+')],
  ['inside HTML', secret.replaceAll('"', '&quot;').replaceAll('<', '&lt;').replaceAll('>', '&#62;')],
] as const) {
  test(`a secret is found ${form}`, () => {
    const redacted = redactor.text(`before ${said} after`);

    expect(redacted).toContain('[secret]');
    expect(redacted).not.toContain('13579');
    expect(redacted).toMatch(/^before .* after$/);
  });
}

function escaped(character: string): string {
  return character.charCodeAt(0).toString(16).padStart(4, '0').toUpperCase();
}

test('of two secrets of which one holds the other, the longer is found whole', () => {
  expect(redactorFor(['inner', 'outer-inner-outer']).text('outer-inner-outer, inner')).toBe('[secret 2], [secret]');
});

test('two secrets do not look alike, so that what differed still differs', () => {
  const two = redactorFor(['first-value', 'second-value']);

  expect(two.text('first-value')).not.toBe(two.text('second-value'));
});

test('JSON keeps its shape, and loses the secret in its texts, names and numbers', () => {
  const two = redactorFor(['86420', 'canary']);

  expect(two.json({ a: ['my canary', 864201, 7, null, true], canary: { b: 'b' } })).toEqual({
    a: ['my [secret 2]', 0, 7, null, true],
    '[secret 2]': { b: 'b' },
  });
});

test('a body without a secret is given back as it came', () => {
  const body = '{ "price": 1.0, "price": 2.00 }';

  expect(redactorFor(['canary']).body(body)).toBe(body);
});

test('a body stays the JSON that it was', () => {
  expect(JSON.parse(redactorFor(['86420']).body('{"status": 86420, "title": "\\u00386420"}'))).toEqual({
    status: 0,
    title: '[secret]',
  });
});

test('a secret of fewer than four characters is not looked for', () => {
  expect(redactorFor(['abc', '']).text('abcabc')).toBe('abcabc');
});

test('without secrets nothing is copied', () => {
  const json = {};

  expect(redactNothing.json(json)).toBe(json);
  expect(redactorFor([])).toBe(redactNothing);
});

test('what the suite says itself is no secret, and everything else stays one', () => {
  const sparing = redactorFor(['please', 'canary']).sparing({ says: 'agent please' });

  expect(sparing.text('please, canary')).toBe('please, [secret 2]');
});

test('what the documents have a bot say is no secret', () => {
  expect(redactorFor(['later']).sparing({}).text(capText)).toBe(capText);
});

test('a text made to resemble the secret is searched to its end', () => {
  for (const piece of ['\\', '%25', '&#0000', secret.slice(0, -1)]) {
    const long = piece.repeat(100_000);

    expect(redactor.text(long)).toBe(long);
  }
});
