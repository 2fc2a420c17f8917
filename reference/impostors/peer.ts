/** A server that is no implementation, or a dishonest one; none of them may pass anything. */
import type { Served } from '../endpoint';

export interface Peer {
  /** In kebab-case; unique. */
  readonly name: string;
  /** What it does, in one sentence. */
  readonly conduct: string;
  /** A null peer understands nothing, a stranger speaks something else, a cheat pretends; all but strangers declare. */
  readonly kind: 'null' | 'stranger' | 'cheat';
  /** A new one of its kind. */
  readonly serve: () => Served;
}
