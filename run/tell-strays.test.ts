import { expect, test } from '../quality/testing/test';
import { tellStrays } from './tell-strays';

test('calls for conversations that had ended are told with what to do about them', () => {
  expect(tellStrays(0, true)).toEqual([]);
  expect(tellStrays(1, true)).toEqual([
    expect.stringContaining('called the platform 1 time for conversations that had ended'),
  ]);
  expect(tellStrays(2, true)).toEqual([expect.stringContaining('2 times')]);
});

test('URLs are spoken of only where conversations have some', () => {
  expect(tellStrays(1, true)[0]).toMatch(/ends, and use both URLs as they stand\.$/);
  expect(tellStrays(1, false)[0]).toMatch(/Release timers when a conversation ends\.$/);
});
