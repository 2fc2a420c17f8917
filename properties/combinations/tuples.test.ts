/** What counts as a tuple that a row holds. */
import { expect, test } from '../../quality/testing/test';
import { everything } from './coverage-for';
import { dimensionNames, dimensions, valuesFor, type Combination } from './dimensions';
import { Tuples } from './tuples';

const values = valuesFor(everything);
const plain = Object.fromEntries(dimensionNames.map((name) => [name, dimensions[name][0]])) as unknown as Combination;

test('a row holds as many pairs as there are pairs of dimensions', () => {
  const tuples = new Tuples({ of: 2, among: dimensionNames }, values);

  expect(tuples.hold(plain)).toBe((dimensionNames.length * (dimensionNames.length - 1)) / 2);
});

test('a pair that is held already is not new', () => {
  const tuples = new Tuples({ of: 2, among: dimensionNames }, values);
  tuples.hold(plain);

  expect(tuples.hold({ ...plain, delay: '10 s' })).toBe(dimensionNames.length - 1);
});

test('what ends an attempt early hides the settings that would have been seen later', () => {
  const tuples = new Tuples({ of: 3, among: ['agent', 'context', 'delay'] }, values);

  expect(tuples.hold({ ...plain, skill: 'no number' })).toBe(0);
  expect(tuples.hold(plain)).toBe(1);
});

test('beside what ends an attempt a setting counts: that nothing comes of it is seen', () => {
  const tuples = new Tuples({ of: 2, among: ['skill', 'message'] }, values);

  expect(tuples.hold({ ...plain, skill: 'no number' })).toBe(1);
});

test('what is missing is told until some row holds it', () => {
  const tuples = new Tuples({ of: 2, among: ['route', 'friendlyResponse'] }, values);
  for (let tuple = tuples.next(); tuple; tuple = tuples.next()) tuples.hold({ ...plain, ...tuple });

  expect(tuples.held).toBe(4);
});

test('what cannot occur is missed no longer', () => {
  const tuples = new Tuples({ of: 2, among: ['route', 'friendlyResponse'] }, values);
  for (let tuple = tuples.next(); tuple; tuple = tuples.next()) tuples.giveUp();

  expect(tuples.held).toBe(0);
});

test('what all values together do not allow is not possible with some of them', () => {
  const some = { ...values, friendlyResponse: ['set'] };
  const [whole, part] = [values, some].map((each) => new Tuples({ of: 2, among: ['route', 'friendlyResponse'] }, each));
  whole?.hold({ ...plain, friendlyResponse: 'set' });
  if (whole) part?.takeImpossibleFrom(whole);

  expect(part?.next()).toEqual({ route: 'integration', friendlyResponse: 'set' });
});
