import { setImmediate as turn } from 'node:timers/promises';
import { expect, test } from '../../quality/testing/test';
import { awakeTimeout } from './awake';

/** Keeps this process from hearing anybody, as when it is stopped. */
function deafFor(ms: number): void {
  Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, ms);
}

test('a deadline that ended while nobody was heard leaves time to read what came', async () => {
  const ended: string[] = [];
  const cleared = awakeTimeout(() => ended.push('cleared'), 100);
  awakeTimeout(() => ended.push('awake'), 100);
  setTimeout(() => ended.push('plain'), 100);

  deafFor(2_500);
  while (ended.length === 0) await turn();
  cleared.clear();

  expect(ended).toEqual(['plain']);
  await expect.poll(() => ended).toEqual(['plain', 'awake']);
});
