import type { PlatformEvent } from '../../protocol/types';

/**
 * Where a bot that speaks the written protocol gets what the platform has for it. The platform delivers there by its
 * surface; what starts and ends the bot's conversations is the adapter.
 */
export interface Inbox {
  /**
   * Brings an event to the bot of this conversation. With a virtual clock it resolves when all that is due is done. Rejects
   * with a {@link Fault} when the implementation cannot be reached or breaks the protocol.
   */
  deliver(conversationId: string, event: PlatformEvent): Promise<void>;
}
