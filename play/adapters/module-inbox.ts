import type { PlatformEvent } from '../../protocol/types';
import type { Inbox } from './inbox';
import type { ModuleConversations } from './module-conversations';

/** Brings events to an implementation in a module: each is a call of `tell`. */
export class ModuleInbox implements Inbox {
  constructor(private readonly conversations: ModuleConversations) {}

  async deliver(conversationId: string, event: PlatformEvent): Promise<void> {
    await this.conversations.call(conversationId, 'tell', event);
    await this.conversations.settle(conversationId);
  }
}
