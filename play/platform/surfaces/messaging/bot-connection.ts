/** One socket of a bot, and what it wants to hear of. */
import { randomUUID } from 'node:crypto';
import type { WebSocket } from 'ws';
import type { BotUser } from './bot-users';

type Subscription =
  /** With `agentIds`, to conversations of these alone. */
  | { readonly kind: 'conversations'; readonly agentIds: readonly string[] | undefined }
  | { readonly kind: 'rings' }
  | { readonly kind: 'states' };

export class BotConnection {
  private readonly subscriptions = new Map<string, Subscription>();
  /** Requests that were refused, or that belong to no conversation. */
  idle = 0;

  constructor(
    readonly user: BotUser,
    private readonly socket: WebSocket,
  ) {}

  get isOpen(): boolean {
    return this.socket.readyState === this.socket.OPEN;
  }

  get isSubscribed(): boolean {
    return this.subscriptions.size > 0;
  }

  subscribe(subscription: Subscription): string {
    // Asked for once more, it is the same: a bot hears of everything once.
    const asked = JSON.stringify(subscription);
    const known = [...this.subscriptions].find(([, each]) => JSON.stringify(each) === asked);
    if (known) return known[0];
    const id = randomUUID();
    this.subscriptions.set(id, subscription);
    return id;
  }

  unsubscribe(id: string): void {
    this.subscriptions.delete(id);
  }

  /** Ids of its subscriptions to all conversations, or to those of one of these ids. */
  conversationSubscriptions(agentIds: readonly string[]): { readonly id: string; readonly toAll: boolean }[] {
    return [...this.subscriptions].flatMap(([id, each]): { id: string; toAll: boolean }[] => {
      if (each.kind !== 'conversations') return [];
      if (each.agentIds === undefined) return [{ id, toAll: true }];
      return each.agentIds.some((agentId) => agentIds.includes(agentId)) ? [{ id, toAll: false }] : [];
    });
  }

  subscriptionsTo(kind: 'rings' | 'states'): string[] {
    return [...this.subscriptions].flatMap(([id, each]) => (each.kind === kind ? [id] : []));
  }

  get hearsOfAllConversations(): boolean {
    return [...this.subscriptions.values()].some((each) => each.kind === 'conversations' && !each.agentIds);
  }

  send(frame: object): void {
    if (this.isOpen) this.socket.send(JSON.stringify(frame));
  }

  /** Sends what is no frame. */
  sendText(text: string): void {
    if (this.isOpen) this.socket.send(text);
  }

  /** Sends the beginning of a frame, and breaks the connection. */
  cutOff(text: string): void {
    if (!this.isOpen) return;
    this.socket.send(text, { fin: false }, () => this.socket.terminate());
  }

  reset(): void {
    this.socket.terminate();
  }

  close(code: number, why: string): void {
    this.socket.close(code, why);
  }
}
