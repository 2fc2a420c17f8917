/** Generates skill ids of which the documents leave no doubt whether they are numbers, and apart from them those of which they do. */
import * as fc from 'fast-check';

const digit = fc.constantFrom(...'0123456789');
const firstDigit = fc.constantFrom(...'123456789');

/** Values next to which a number changes its type on its way. */
const boundaries = [
  '9',
  '99',
  '2147483647',
  '2147483648',
  '3402109730',
  '4294967296',
  '9007199254740993',
  '123456789012345678',
  '999999999999999999',
];

/** Clearly a number: one to eighteen digits, the first not 0. */
export const numericSkillId: fc.Arbitrary<string> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc
      .tuple(firstDigit, fc.array(digit, { maxLength: 17, size: 'max' }))
      .map(([first, rest]) => first + rest.join('')),
  },
  { weight: 1, arbitrary: fc.constantFrom(...boundaries) },
);

/** Clearly not a number: letters that no notation of numbers uses, alone or after digits. */
export const notNumericSkillId: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom('sales', 'null', 'undefined', 'Vertrieb', 'продажи', '営業', 'skill-42', 'none'),
  fc
    .array(fc.constantFrom(...'ghjkmpqrstuvwyzGHJKMPQRSTUVWYZ'), { minLength: 2, maxLength: 12 })
    .map((letters) => letters.join('')),
  fc
    .tuple(numericSkillId, fc.constantFrom('xyz', 'skill', ' sales', 'th', 'px'))
    .map(([number, rest]) => number.slice(0, 9) + rest),
);

/** Between the two: what becomes of them is recorded, never judged. */
export const greySkillId: fc.Arbitrary<string> = fc.oneof(
  fc.constantFrom('0', '-1', '+42', '1e3', '0x2A', '4.0', '４２', '4,200', '42.', 'NaN', 'Infinity', '1_000'),
  numericSkillId.map((id) => `0${id}`.slice(0, 18)),
  numericSkillId.map((id) => ` ${id} `),
  fc.tuple(firstDigit, fc.array(digit, { minLength: 18, maxLength: 24 })).map(([first, rest]) => first + rest.join('')),
);
