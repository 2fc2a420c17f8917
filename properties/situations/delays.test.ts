import * as fc from 'fast-check';
import { expect, test } from '../../quality/testing/test';
import type { TargetFacts } from '../property';
import { delays } from './delays';

const targetFacts: TargetFacts = { channels: ['messaging'], capabilities: [], clock: 'virtual' };

test('no generated delay is longer than the documented ten seconds', async () => {
  const candidates = fc.sample(delays.candidates(targetFacts, undefined), { numRuns: 300, seed: 11 });
  const generated = await Promise.all(candidates.map(({ build }) => build()));

  const longest = generated
    .flatMap((each) => Object.values(each?.situation.conversations ?? {}))
    .flatMap(({ bot }) => bot.dialogs.flatMap(({ interactions }) => interactions))
    .reduce((most, each) => Math.max(most, 'interactionDelay' in each ? (each.interactionDelay ?? 0) : 0), 0);

  expect(longest).toBe(10_000);
});
