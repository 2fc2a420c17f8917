/** The conversations that are open on the wire. */
import type { PlatformConversation } from '../../conversation/platform-conversation';
import type { PlatformLoad } from '../platform-limits';
import { WireConversation } from './wire-conversation';

export class WireConversations {
  private readonly byConversation = new Map<string, WireConversation>();

  constructor(private readonly load: Pick<PlatformLoad, 'hold' | 'release'>) {}

  all(): WireConversation[] {
    return [...this.byConversation.values()];
  }

  open(conversation: PlatformConversation, accountId: string): void {
    this.byConversation.set(conversation.id, new WireConversation(conversation, accountId, this.load));
  }

  /** By the id that the suite knows it by. */
  of(conversationId: string): WireConversation | undefined {
    return this.byConversation.get(conversationId);
  }

  remove(conversationId: string): void {
    this.byConversation.get(conversationId)?.taken.forget();
    this.byConversation.delete(conversationId);
  }

  withId(id: unknown): WireConversation | undefined {
    return this.all().find(({ convId }) => convId === id);
  }

  withRing(ringId: string): WireConversation | undefined {
    return this.all().find(({ ring }) => ring?.ringId === ringId);
  }

  /** The conversation of this consumer. */
  ofConsumer(consumerId: string): WireConversation | undefined {
    return this.all().find((each) => each.consumerId === consumerId);
  }
}
