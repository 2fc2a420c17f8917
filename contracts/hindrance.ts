/** What kept an interaction from being compared with its pact, so that nothing is known of it. */
import type { Fault } from '../play/adapters/fault';

/** A state that an implementation rightly does not know. */
export class NoSuchState extends Error {
  override readonly name = 'NoSuchState';
}

/** A state that an implementation did not get into because it behaved otherwise: what comes after cannot be judged. */
export class StateNotReached extends Error {
  override readonly name = 'StateNotReached';
}

export type Hindrance = Fault | NoSuchState | StateNotReached;
