import { expect, test } from '../quality/testing/test';
import { howLongAfter } from './how-long-after';
import type { Event } from './trace';

const eventOf = (afterMs: number, byMs: number): Event => ({
  ...{ kind: 'consumer-said', conversation: 'main', text: 'Hello', heardBy: 'bot' },
  ...{ n: 1, afterMs, byMs, wallMs: byMs },
});

test('a time that is known is one number', () => {
  expect(howLongAfter(eventOf(100, 100), eventOf(600, 600))).toBe('0.5 s');
});

test('a time that lies in a span is told with both its ends', () => {
  expect(howLongAfter(eventOf(4_000, 4_000), eventOf(68_000, 128_000))).toBe('64.0 s to 124.0 s');
  expect(howLongAfter(eventOf(0, 500), eventOf(0, 1_000))).toBe('0.0 s to 1.0 s');
});
