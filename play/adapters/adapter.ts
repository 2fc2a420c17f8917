/** The port to the implementation under test: what only its author can know, and nothing that could be evidence. */
import type { Declaration, PlatformEvent, StartConversation } from '../../protocol/types';

export type Started =
  { readonly accepted: true } | { readonly accepted: false; readonly status: number; readonly detail: string };

/** Every method rejects with a {@link Fault} when the implementation cannot be reached or breaks the protocol. */
export interface Adapter {
  /** Where the implementation is, for people. Holds no secrets. */
  readonly name: string;
  /** Aborted, with a fault as its reason, once no call can be answered any more; left out where only calls can tell. */
  readonly lost?: AbortSignal;
  declare(): Promise<Declaration>;
  start(conversation: StartConversation): Promise<Started>;
  tell(conversationId: string, event: PlatformEvent): Promise<void>;
  /** Moves virtual time on by `ms`; resolves when all that fell due is done. */
  advance(conversationId: string, ms: number): Promise<void>;
  outage(conversationId: string, silent: boolean): Promise<void>;
  end(conversationId: string): Promise<void>;
  close(): Promise<void>;
}
