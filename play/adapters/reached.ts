import type { Adapter } from './adapter';
import type { Inbox } from './inbox';

/** An implementation of the written protocol that was reached. Both ways end when the adapter is closed. */
export interface Reached<A extends Adapter = Adapter> {
  readonly adapter: A;
  readonly inbox: Inbox;
}
