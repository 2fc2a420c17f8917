/** Resets the connection at one of the calls. */
import type { RequestListener } from 'node:http';
import { hostHttp, pliant, type CallName, type HostilePeer } from '../peer';

const calls: readonly CallName[] = ['declare', 'start', 'event', 'clock', 'outage', 'end'];

const reset: RequestListener = (incoming) => void incoming.socket.resetAndDestroy();

export const resets: readonly HostilePeer[] = calls.map((call) => ({
  name: `resets-at-${call}`,
  conduct: `Resets the connection at the call "${call}".`,
  serve: () => hostHttp(pliant({ [call]: reset }, { capabilities: ['bot-outage'] })),
  exitCodes: [3],
  says: /could not be reached: (GET|POST|DELETE) [^ ]+ ended with/,
}));
