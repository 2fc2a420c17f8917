/** A server that is no implementation, or a dishonest one; none of them may pass anything. */
import type { Served } from '../endpoint';

export interface Peer {
  /** In kebab-case; unique. */
  readonly name: string;
  /** What it does, in one sentence. */
  readonly conduct: string;
  /** Whether its declaration is well formed, so that scenarios are played. */
  readonly declares: boolean;
  /** A new one of its kind. */
  readonly serve: () => Served;
}
