/** Work in small steps comes to the same as work in one go, and can be stopped. */
import { expect, test } from '../quality/testing/test';
import { atOnce, unlessStopped, type Interruptible } from './interruptible';

function* counting(to: number): Interruptible<number> {
  let sum = 0;
  for (let n = 1; n <= to; n += 1) {
    sum += n;
    yield;
  }
  return sum;
}

test('work comes to the same in one go and in steps', async () => {
  expect(atOnce(counting(100))).toBe(5_050);
  expect(await unlessStopped(counting(100), new AbortController().signal)).toBe(5_050);
});

test('work that never ends is stopped by what comes meanwhile, with its reason', async () => {
  const stop = new AbortController();
  const reason = new Error('Enough.');
  setImmediate(() => stop.abort(reason));

  await expect(unlessStopped(counting(Infinity), stop.signal)).rejects.toBe(reason);
});

test('what the work throws is thrown', async () => {
  const failing = function* (): Interruptible<never> {
    yield;
    throw new Error('On purpose.');
  };

  expect(() => atOnce(failing())).toThrow('On purpose.');
  await expect(unlessStopped(failing(), new AbortController().signal)).rejects.toThrow('On purpose.');
});
