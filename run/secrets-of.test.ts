/** What of a header is secret: the whole, and each part that means something by itself. */
import { expect, test } from '../quality/testing/test';
import { secretsOf } from './secrets-of';

const nothing = { headers: {}, secrets: [], target: undefined, pactsFrom: undefined };
const base64 = (text: string) => Buffer.from(text).toString('base64');

for (const [what, name, value, secrets] of [
  ['the credential, its scheme is none', 'authorization', 'Bearer the-token', ['the-token']],
  [
    'a password, and what carries it',
    'authorization',
    `Basic ${base64('user:the-word')}`,
    ['dXNlcjp0aGUtd29yZA', 'user:the-word', 'the-word'],
  ],
  ['a whole value, with blanks', 'x-key', 'horse battery', ['battery', 'horse battery']],
  [
    'each value in a cookie',
    'cookie',
    'a=first-value; b="second"',
    ['first-value', 'second', 'a=first-value; b="second"'],
  ],
  ['a short credential with its scheme', 'authorization', 'Bearer abc', ['abc', 'Bearer abc']],
] as const) {
  test(`secret is ${what}`, () => {
    expect(secretsOf({ ...nothing, headers: { [name]: value } }, {})).toEqual(secrets);
  });
}

test('secret is the password in a URL, as it is written and as it is sent', () => {
  const target = new URL('http://user:p%40ss@127.0.0.1/');

  expect(secretsOf({ ...nothing, target }, {})).toEqual(['dXNlcjpwQHNz', 'user:p@ss', 'p@ss']);
});

test('secret is the token of the broker, when there is one to talk to', () => {
  const env = { PACT_BROKER_TOKEN: 'broker-token' };

  expect(secretsOf({ ...nothing, pactsFrom: new URL('http://127.0.0.1/') }, env)).toEqual(['broker-token']);
  expect(secretsOf(nothing, env)).toEqual([]);
});
