/** The port by which an implementation is driven: what only its author can know, and nothing that could be evidence. */
import type { Declaration, StartConversation } from '../../protocol/types';

export type Started = { readonly accepted: true } | { readonly accepted: false; readonly detail: string };

/**
 * Starts and ends the conversations of an implementation, moves their time on and silences their bots. What the platform has
 * for a bot does not come this way: that is its surface's.
 *
 * Every method rejects with a {@link Fault} when the implementation cannot be reached or breaks the protocol.
 */
export interface Adapter {
  /** Where the implementation is, for people. Holds no secrets. */
  readonly name: string;
  /** Aborted, with a fault as its reason, once no call can be answered any more; left out where only calls can tell. */
  readonly lost?: AbortSignal | undefined;
  declare(): Promise<Declaration>;
  /** Resolves when the bot is ready to hear of the conversation, or does not take its configuration. */
  start(conversation: StartConversation): Promise<Started>;
  /** Moves virtual time on by `ms`; resolves when all that fell due is done. */
  advance(conversationId: string, ms: number): Promise<void>;
  /** Silences the bot engine, or lets it answer again. */
  outage(conversationId: string, silent: boolean): Promise<void>;
  end(conversationId: string): Promise<void>;
  close(): Promise<void>;
}
