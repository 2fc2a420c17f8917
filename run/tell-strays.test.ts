import { expect, test } from '../quality/testing/test';
import { tellStrays } from './tell-strays';

test('calls for conversations that had ended are told with what to do about them', () => {
  expect(tellStrays(0)).toEqual([]);
  expect(tellStrays(1)).toEqual([
    expect.stringContaining('called the platform 1 time for conversations that had ended'),
  ]);
  expect(tellStrays(2)).toEqual([expect.stringContaining('2 times')]);
});
