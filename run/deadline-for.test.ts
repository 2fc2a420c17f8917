import { planFor } from '../play/scenarios/planned-play';
import { scenarios } from '../play/scenarios/table';
import { capabilities, channels } from '../protocol/schemas';
import { expect, test } from '../quality/testing/test';
import { deadlineFor, leastDeadlineMs } from './deadline-for';
import { waitingMs } from './sources/scenarios/waiting-ms';

const plain = { thorough: false };
const waits = (clock: 'virtual' | 'configurable' | 'real', atOnce: number) =>
  waitingMs(planFor(scenarios, channels, capabilities, clock), { clock, seed: 1 }, atOnce);

test('a run without waits has the least time that there is', () => {
  expect(waits('virtual', 16)).toBe(0);
  expect(deadlineFor(0, plain)).toBe(leastDeadlineMs);
});

test('a run whose plays wait for minutes has time for the longest twice', () => {
  const longest = waits('real', 500);

  expect(longest).toBeGreaterThan(0);
  expect(deadlineFor(longest, plain)).toBeGreaterThan(leastDeadlineMs);
  expect(deadlineFor(longest, plain)).toBeGreaterThan(2 * longest);
});

test('plays that wait one after the other have more time than plays at once', () => {
  expect(waits('real', 2)).toBeGreaterThan(waits('real', 500));
});

test('a thorough run has more time', () => {
  expect(deadlineFor(0, { thorough: true })).toBeGreaterThan(leastDeadlineMs);
});
