import { expect, test } from '../../quality/testing/test';
import { setupOf } from '../../quality/testing/trace-builder';
import { silencePasses, says } from '../scenarios/parts';
import type { Situation, Step } from '../scenarios/scenario';
import { waitsMsOf } from './waits';

function waits(steps: readonly Step[], fallbackEscalationTime?: number): number {
  const agentConnector = fallbackEscalationTime === undefined ? {} : { fallbackEscalationTime };
  const situation: Situation = { conversations: { main: setupOf({ agentConnector }) }, steps: [...steps] };
  return waitsMsOf(situation);
}

test('what is waited for one after another adds up', () => {
  expect(waits([...says('a', undefined, 4_000), ...says('b', undefined, 3_000)])).toBe(7_000);
});

test('waits for one silence limit are no longer than the last of them, from the words on', () => {
  expect(waits([...says('a', undefined, 4_000), ...silencePasses()])).toBe(180_000 + 12_000);
  expect(waits([...says('a', undefined, 4_000), ...says('b', undefined, 0), ...silencePasses()], 7_000)).toBe(
    4_000 + 7_000 + 12_000,
  );
});

test('a limit that has passed is not waited for', () => {
  expect(waits([...says('a', undefined, 30_000), ...silencePasses()], 1_000)).toBe(30_000);
});
