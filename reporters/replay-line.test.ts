import { expect, test } from '../testing/test';
import { embeddedReference, replayLine } from './replay-line';

test('the embedded implementation is replayed without a target', () => {
  expect(replayLine({ target: embeddedReference, seed: 7 }, 'skill.literal-number')).toBe(
    'npm test -- --only=skill.literal-number --seed=7',
  );
});

test('a target is replayed at its address', () => {
  expect(replayLine({ target: 'http://127.0.0.1:8080', seed: 7 }, 'skill.literal-number')).toBe(
    'npm test -- --target=http://127.0.0.1:8080 --only=skill.literal-number --seed=7',
  );
});

test('nothing in a target is for the shell', () => {
  expect(replayLine({ target: "http://127.0.0.1/?a=1&b='$(x)'", seed: 7 }, 'skill.literal-number')).toBe(
    `npm test -- --target='http://127.0.0.1/?a=1&b='\\''$(x)'\\''' --only=skill.literal-number --seed=7`,
  );
});

test('a module is replayed by its path', () => {
  expect(replayLine({ target: './my adapter.ts', seed: 7 }, 'skill.literal-number')).toBe(
    `npm test -- --adapter='./my adapter.ts' --only=skill.literal-number --seed=7`,
  );
});
