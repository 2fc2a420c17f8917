import { expect, test } from '../quality/testing/test';
import { fill, numericKind, unescapeNewLines } from './templates';

const kinds = {
  numeric: ['1', '42', '3402109730', '999999999999999999'],
  'not-numeric': [
    '',
    'abc',
    '42abc',
    'skill42',
    'information',
    'Nancy',
    'Keenan',
    'null',
    '{$botContext.skillId}',
    '12{$botContext.x}',
    '4 two',
    'no 0x2A',
    '0x2A or so',
    ...['abc\n', 'Billing\n42', '42\nBilling', 'Billing\r\n42\r\nSales'],
  ],
  grey: [
    ...['0', '0123', ' 42 ', '-1', '+42', '1e3', '0x2A', '4.0', '４２', '12345678901234567890'],
    ...['4,200', '.5', '1_000', '½', '\t', '42\n', '42\n43', '42L', 'Infinity', 'nan', '0b101', '-', '4.25f', '+0x2A'],
  ],
} as const;

for (const [kind, values] of Object.entries(kinds)) {
  for (const value of values) {
    test(`${JSON.stringify(value)} is ${kind}`, () => {
      expect(numericKind(value)).toBe(kind);
    });
  }
}

test('each variable is replaced by its value', () => {
  const variables = new Map([
    ['who', 'Ada'],
    ['where', ''],
  ]);

  expect(fill('{$botContext.who}, {$botContext.where}{$botContext.who}!', variables)).toEqual({
    value: 'Ada, Ada!',
    names: ['who', 'where', 'who'],
    unset: [],
  });
});

test('a value that looks like a variable is not replaced in its turn', () => {
  const variables = new Map([
    ['outer', '{$botContext.inner}'],
    ['inner', 'never'],
  ]);

  expect(fill('{$botContext.outer}', variables)).toMatchObject({ value: '{$botContext.inner}', unset: [] });
});

test('a value with replacement patterns arrives as it is', () => {
  expect(fill('{$botContext.price}', new Map([['price', '$& $1 $$']])).value).toBe('$& $1 $$');
});

test('a variable that was never set stays as written, and is named', () => {
  expect(fill('Hi {$botContext.who}', new Map())).toEqual({
    value: 'Hi {$botContext.who}',
    names: ['who'],
    unset: ['who'],
  });
});

for (const other of ['{$env.skill}', '{$userMessage}', '{escalation.field}']) {
  test(`${other}, whose value is not known here, counts as unset`, () => {
    expect(fill(`Hi ${other}`, new Map())).toEqual({ value: `Hi ${other}`, names: [], unset: [other] });
  });
}

test('braces that are no variables are plain text', () => {
  expect(fill('Use {curly}, {{double}}, {.net}, $dollar and {"a": 1.5}', new Map()).unset).toEqual([]);
});

test('an escaped new line becomes one line feed, and no backslash remains', () => {
  expect(unescapeNewLines('one\\\\ntwo\\nthree\\\\\\nfour')).toBe('one\ntwo\nthree\nfour');
});

test('a backslash before anything else stays', () => {
  expect(unescapeNewLines('C:\\temp \\\\t')).toBe('C:\\temp \\\\t');
});
