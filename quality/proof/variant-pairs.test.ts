import { expect, test } from '../testing/test';
import { coveringBots, pairsIn, variantPairs } from './variant-pairs';

const names = Array.from({ length: 30 }, (_, n) => `variant-${n}`);
const contradictions = [
  { among: ['variant-0', 'variant-7', 'variant-29'], because: 'One colour has one name.' },
  { among: ['variant-3', 'variant-4'], because: 'It is even or odd.' },
  { among: ['variant-10', 'variant-11', 'variant-12'], atMost: 2, because: 'Nobody is in three places.' },
];
const told = (pairs: readonly (readonly string[])[]) => pairs.map((pair) => pair.join('+')).sort();

test('two that contradict each other are told with the reason', () => {
  const { possible, contradictory } = variantPairs(names, contradictions);

  expect(possible).toHaveLength((30 * 29) / 2 - 4);
  expect(contradictory).toContainEqual({ pair: ['variant-3', 'variant-4'], because: 'It is even or odd.' });
  expect(told(contradictory.map(({ pair }) => pair))).toEqual([
    'variant-0+variant-29',
    'variant-0+variant-7',
    'variant-3+variant-4',
    'variant-7+variant-29',
  ]);
});

for (const size of [2, 5, 10]) {
  test(`bots of at most ${size} variants hold every possible pair`, () => {
    const { possible } = variantPairs(names, contradictions);

    const bots = coveringBots(names, possible, contradictions, { size, seed: 3 });

    expect(Math.max(...bots.map((bot) => bot.length))).toBe(size);
    expect([...new Set(told(bots.flatMap(pairsIn)))].sort()).toEqual(told(possible));
  });
}

test('no bot holds more of a group than it may', () => {
  const { possible } = variantPairs(names, contradictions);

  const bots = coveringBots(names, possible, contradictions, { size: 10, seed: 3 });

  const held = bots.flatMap((bot) =>
    contradictions.map(({ among }) => bot.filter((each) => among.includes(each)).length),
  );
  expect(Math.max(...held)).toBe(2);
  expect(bots.filter((bot) => ['variant-3', 'variant-4'].every((each) => bot.includes(each)))).toEqual([]);
});

test('bots of ten variants are few', () => {
  const { possible } = variantPairs(names, contradictions);

  expect(coveringBots(names, possible, contradictions, { size: 10, seed: 3 }).length).toBeLessThan(30);
});

test('the seed decides who stands with whom', () => {
  const { possible } = variantPairs(names, contradictions);
  const with3 = coveringBots(names, possible, contradictions, { size: 5, seed: 3 });

  expect(coveringBots(names, possible, contradictions, { size: 5, seed: 3 })).toEqual(with3);
  expect(coveringBots(names, possible, contradictions, { size: 5, seed: 4 })).not.toEqual(with3);
});
