/** Every hostile peer. */
import type { HostilePeer } from './peer';
import { codes } from './peers/codes';
import { deepJson } from './peers/deep-json';
import { drips } from './peers/drips';
import { endlessBodies } from './peers/endless-body';
import { endlessHeaders } from './peers/endless-headers';
import { floods } from './peers/floods';
import { lies } from './peers/lies';
import { malformed } from './peers/malformed';
import { mixesUp } from './peers/mixes-up';
import { neverAnswers } from './peers/never-answers';
import { redirects } from './peers/redirects';
import { resets } from './peers/resets';
import { stdioPeers } from './peers/stdio';

export const hostilePeers: readonly HostilePeer[] = [
  ...neverAnswers,
  ...drips,
  ...endlessBodies,
  endlessHeaders,
  ...deepJson,
  ...malformed,
  ...resets,
  ...redirects,
  ...codes,
  ...mixesUp,
  ...floods,
  ...lies,
  ...stdioPeers,
];
