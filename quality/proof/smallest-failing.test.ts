import { expect, test } from '../testing/test';
import { smallestFailing } from './smallest-failing';

const letters = [...'abcdefghij'];

for (const needed of ['ab', 'aj', 'dg', 'ij', 'e', 'bdi']) {
  test(`of ten letters that fail by ${needed} these are left`, async () => {
    const left = await smallestFailing(letters, async (part) => [...needed].every((each) => part.includes(each)));

    expect(left.join('')).toBe(needed);
  });
}

test('of two causes one is left', async () => {
  const fails = (part: readonly string[]) => ['ab', 'cd'].some((two) => [...two].every((each) => part.includes(each)));

  expect(['ab', 'cd']).toContain((await smallestFailing(letters, async (part) => fails(part))).join(''));
});

test('a list in which each is needed stays whole', async () => {
  expect(await smallestFailing(letters, async (part) => part.length === letters.length)).toEqual(letters);
});
