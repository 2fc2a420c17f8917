/** A way by which bots and the platform reach each other: what a bot asks for is heard, and what happens gets to its bot. */
import type { PlatformEvent } from '../../../protocol/types';
import type { Redactor } from '../../../trace/redactor';
import type { PlatformConversation } from '../conversation/platform-conversation';

/** Where a bot says its texts, and where it asks for transfers. */
export interface ConversationUrls {
  readonly messagesUrl: string;
  readonly transfersUrl: string;
}

/** A call that reached the platform outside any open conversation. */
export interface StrayCall {
  readonly call: string;
  readonly status: number;
}

export interface SurfaceOptions {
  /** Host by which implementations reach this machine; loopback when left out. */
  readonly reachedAs?: string | undefined;
  /** Takes the run's secrets out of what is written down of stray calls. */
  readonly redactor: Redactor;
}

/** Resolves when bots can reach the platform by it. */
export type OpenSurface = (options: SurfaceOptions) => Promise<Surface>;

export interface Surface {
  /** Hears the bot of this conversation; with `refusesTransfers` nobody listens where its transfers are to be sent. */
  serve(conversation: PlatformConversation, refusesTransfers: boolean): ConversationUrls;
  /** What the bot asks for from now on is refused, and no longer part of a trace. */
  leave(conversation: PlatformConversation): void;
  /** Brings an event to the bot of this conversation. Rejects when the bot cannot be reached or does not take it. */
  deliver(conversationId: string, event: PlatformEvent): Promise<void>;
  /** Calls that belonged to no open conversation; of many, `strays` keeps the first. */
  readonly strayCalls: number;
  readonly strays: readonly StrayCall[];
  /** Aborted, with a fault as its reason, when all conversations together take more than a run has room for. */
  readonly overrun?: AbortSignal;
  stop(): Promise<void>;
}
