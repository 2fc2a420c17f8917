import type { Adapter } from './adapter';
import type { HttpLine } from './http-line';
import type { Inbox } from './inbox';

/** An implementation of the written protocol that was reached. Both ways end when the adapter is closed. */
export interface Reached<A extends Adapter = Adapter> {
  readonly adapter: A;
  readonly inbox: Inbox;
  /** Over which it is called, where that is HTTP. */
  readonly line?: HttpLine;
}
