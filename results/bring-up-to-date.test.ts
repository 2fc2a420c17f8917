/** Older results are read as if the newest version had written them, and what is damaged stays as it is. */
import { expect, test } from '../quality/testing/test';
import { bringUpToDate, newestFormat, upgradesOf, type Upgrade } from './bring-up-to-date';

const steps: readonly Upgrade[] = [
  (content) => ({ ...content, format: 2, was: 'one' }),
  (content) => ({ ...content, format: 3, then: 'two' }),
  (content) => ({ ...content, filled: true }),
];

for (const [format, expected] of [
  [1, { format: 3, was: 'one', then: 'two', filled: true }],
  [2, { format: 3, then: 'two', filled: true }],
  [3, { format: 3, filled: true }],
] as const) {
  test(`what is of format ${format} goes through each format after it`, () => {
    expect(bringUpToDate({ format }, format, steps)).toEqual(expected);
  });
}

const upToDate = (file: Parameters<typeof upgradesOf>[0], content: object) =>
  bringUpToDate({ ...content }, newestFormat(file), upgradesOf(file));

test('the facts of a run name what JSON left out', () => {
  const { facts } = upToDate('run', { facts: { seed: 1, clock: 'real' } });

  expect(Object.keys(facts as object).sort()).toEqual(['clock', 'declaration', 'only', 'seed']);
  expect(facts).toMatchObject({ seed: 1, clock: 'real' });
});

test('a property that 0.1.0 stopped says how many cases it did not reach', () => {
  const { properties } = upToDate('properties', {
    properties: [
      { status: 'stopped', cases: 40, wanted: 100 },
      { status: 'stopped', cases: 40, wanted: 100, unreached: 7 },
      { status: 'held', cases: 100, wanted: 100 },
    ],
  });

  expect((properties as readonly { unreached?: number }[]).map(({ unreached }) => unreached)).toEqual([
    60,
    7,
    undefined,
  ]);
});

for (const content of [{ facts: 7, properties: null }, { facts: [], properties: [null, { status: 'stopped' }] }, {}]) {
  test(`what is damaged is left for the schema: ${JSON.stringify(content)}`, () => {
    expect(upToDate('run', content)).toEqual(content);
    expect(upToDate('properties', content)).toEqual(content);
  });
}
