import type { PlatformEvent } from '../../protocol/types';
import type { Inbox } from './inbox';
import type { StdioChild } from './stdio-child';

/** Brings events to an implementation in a child process: each is a line on its standard input. */
export class StdioInbox implements Inbox {
  constructor(private readonly child: StdioChild) {}

  async deliver(conversationId: string, event: PlatformEvent): Promise<void> {
    await this.child.act({ call: 'tell', conversationId, event });
  }
}
