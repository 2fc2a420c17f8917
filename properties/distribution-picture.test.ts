import type { PropertyResult } from '../results/property-report';
import { expect, test } from '../quality/testing/test';
import { distributionPicture } from './distribution-picture';

const result: PropertyResult = {
  name: 'conversations',
  promise: 'whatever happens',
  status: 'held',
  cases: 40,
  wanted: 40,
  thrownAway: 2,
  ms: 10,
  exercised: {},
  lengths: {},
  outcomes: {},
  marks: {},
};

/** The labels of the picture, one below the other. */
function labelsOf(more: Partial<PropertyResult>): string[] {
  const picture = distributionPicture({ format: 1, seed: 1, runs: 40, properties: [{ ...result, ...more }] });
  return [...picture.matchAll(/<text[^>]*>([^<]*)<\/text>/g)].map(([, label = '']) => label);
}

test('the longest cases are in the picture, however many lengths there are', () => {
  const lengths = Object.fromEntries(Array.from({ length: 40 }, (_, n) => [String(n + 1), 1]));
  const bars = labelsOf({ lengths });

  expect(bars).toContain('1 to 3');
  expect(bars).toContain('40 to 42');
  expect(bars.join()).not.toContain('more');
});

test('few lengths are shown one by one', () => {
  expect(labelsOf({ lengths: { '2': 3, '9': 1 } })).toEqual(expect.arrayContaining(['2', '9']));
});

test('boundaries are a group of their own', () => {
  const labels = labelsOf({ boundaries: { 'limit 60 s': 3 }, marks: { 'silence: silent': 3 } });

  expect(labels.filter((label) => /^[a-z]/.test(label))).toEqual([
    'conversations: 40 cases, 2 thrown away',
    'boundaries',
    'limit 60 s',
    'chosen',
    'silence: silent',
  ]);
});
