/**
 * The same readers and servers as in fuzzed.test.ts, some thousand cases each, other ones each time: fast-check tells the seed of
 * what it finds. What is held afterwards does not grow with the number of cases.
 */
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { fuzzedReaders, fuzzReader } from './fuzzed-readers';
import { fuzzedServers, fuzzServer } from './fuzzed-servers';
import { expect, test } from '../testing/test';

test.describe.configure({ timeout: 3_600_000 });

const cases = 1_500;

/** Bytes that may be held more after as many cases again: caches fill, and nothing is kept for each case. */
const mostGrowth = 24 * 1024 * 1024;

setFlagsFromString('--expose-gc');
const collect = runInNewContext('gc') as () => void;

function heldBytes(): number {
  collect();
  return process.memoryUsage().heapUsed;
}

async function expectNoGrowth(fuzz: () => Promise<void>): Promise<void> {
  await fuzz();
  const before = heldBytes();
  await fuzz();

  expect(heldBytes() - before).toBeLessThan(mostGrowth);
}

for (const reader of fuzzedReaders) {
  test(`${reader.name} may hold anything, for long`, () => expectNoGrowth(() => fuzzReader(reader, { cases })));
}

for (const server of fuzzedServers) {
  test(`${server.name} may be sent anything, for long`, () =>
    expectNoGrowth(() => fuzzServer(server, { cases: server.costly ? 40 : cases })));
}
