/** Every peer: those that understand nothing, those that speak something else, those that cheat. */
import { cheats } from './cheats';
import { nullPeers } from './null-peers';
import type { Peer } from './peer';
import { strangers } from './strangers';

export const peers: readonly Peer[] = [...nullPeers, ...strangers, ...cheats];
