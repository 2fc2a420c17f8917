/** Whatever stands in a file from a stranger, and whatever comes to a server of ours, is answered. Longer in fuzzed.long.ts. */
import { fuzzedReaders, fuzzReader } from './fuzzed-readers';
import { fuzzedServers, fuzzServer } from './fuzzed-servers';
import { test } from '../testing/test';

// The same each time: what is found at another seed is for the long test, and for whoever mends it.
const seed = 20_261_129;

for (const reader of fuzzedReaders) {
  test(`${reader.name} may hold anything`, async () => fuzzReader(reader, { cases: 12, seed }));
}

for (const server of fuzzedServers) {
  test(`${server.name} may be sent anything`, async () => fuzzServer(server, { cases: server.costly ? 2 : 15, seed }));
}
