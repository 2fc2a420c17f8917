import type { PlatformEvent } from '../../protocol/types';
import type { HttpCaller } from './http-caller';
import type { Inbox } from './inbox';

/** Brings events to an implementation that serves the written protocol over HTTP: each is a call. */
export class HttpInbox implements Inbox {
  constructor(private readonly caller: HttpCaller) {}

  async deliver(conversationId: string, event: PlatformEvent): Promise<void> {
    await this.caller.act(conversationId, 'POST', '/events', event);
  }
}
