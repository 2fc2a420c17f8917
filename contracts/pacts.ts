/** Every pact of the suite. Their files stand in `contracts/pacts/`. */
import type { Pact } from './contract';
import { endpointPact } from './endpoint-contracts';
import { heardPact, saidPact } from './message-contracts';
import { transferPact } from './transfer-contracts';

export const pacts: readonly Pact[] = [transferPact, endpointPact, saidPact, heardPact];
