/** One socket of a bot, and what it wants to hear of. */
import { randomUUID } from 'node:crypto';
import type { WebSocket } from 'ws';
import type { PlatformLoad } from '../platform-limits';
import type { BotUser } from './bot-users';

/** Subscriptions of one socket; asked for once more, one counts once. */
export const subscriptionsTaken = 100;

/** Bytes for one socket that its bot has not read yet; what it never reads is held until then. */
export const unreadTaken = 16 * 1024 * 1024;

type Subscription =
  /** With `agentIds`, to conversations of these alone. */
  | { readonly kind: 'conversations'; readonly agentIds: readonly string[] | undefined }
  | { readonly kind: 'rings' }
  | { readonly kind: 'states' };

/** As it was asked for. */
interface Subscribed {
  readonly subscription: Subscription;
  readonly asked: string;
}

export class BotConnection {
  private readonly subscribed = new Map<string, Subscribed>();
  /** Requests that were refused, or that belong to no conversation. */
  idle = 0;

  constructor(
    readonly user: BotUser,
    private readonly socket: WebSocket,
    private readonly load: Pick<PlatformLoad, 'hold' | 'release'>,
    /** Hears that its bot does not read what it is sent. */
    private readonly unread: (connection: BotConnection) => void,
  ) {}

  get isOpen(): boolean {
    return this.socket.readyState === this.socket.OPEN;
  }

  get isSubscribed(): boolean {
    return this.subscribed.size > 0;
  }

  /** Undefined where it is one too many. */
  subscribe(subscription: Subscription): string | undefined {
    // Asked for once more, it is the same: a bot hears of everything once.
    const asked = JSON.stringify(subscription);
    const known = [...this.subscribed].find(([, each]) => each.asked === asked);
    if (known) return known[0];
    if (this.subscribed.size >= subscriptionsTaken) return undefined;
    const id = randomUUID();
    this.subscribed.set(id, { subscription, asked });
    this.load.hold(asked.length);
    return id;
  }

  unsubscribe(id: string): void {
    this.load.release(this.subscribed.get(id)?.asked.length ?? 0);
    this.subscribed.delete(id);
  }

  /** Nothing of it is held any more. */
  forget(): void {
    for (const id of [...this.subscribed.keys()]) this.unsubscribe(id);
  }

  /** Ids of its subscriptions to all conversations, or to those of one of these ids. */
  conversationSubscriptions(agentIds: readonly string[]): { readonly id: string; readonly toAll: boolean }[] {
    return [...this.subscribed].flatMap(([id, { subscription: each }]): { id: string; toAll: boolean }[] => {
      if (each.kind !== 'conversations') return [];
      if (each.agentIds === undefined) return [{ id, toAll: true }];
      return each.agentIds.some((agentId) => agentIds.includes(agentId)) ? [{ id, toAll: false }] : [];
    });
  }

  subscriptionsTo(kind: 'rings' | 'states'): string[] {
    return [...this.subscribed].flatMap(([id, { subscription: each }]) => (each.kind === kind ? [id] : []));
  }

  get hearsOfAllConversations(): boolean {
    return [...this.subscribed.values()].some(
      ({ subscription: each }) => each.kind === 'conversations' && !each.agentIds,
    );
  }

  send(frame: object): void {
    this.sendText(JSON.stringify(frame));
  }

  /** Sends this, a frame or not; until it is on its way to the bot it is held for it. */
  sendText(text: string): void {
    if (!this.isOpen) return;
    const bytes = Buffer.byteLength(text);
    this.load.hold(bytes);
    this.socket.send(text, () => this.load.release(bytes));
    this.requireRead();
  }

  pong(data: Buffer): void {
    if (!this.isOpen) return;
    this.socket.pong(data);
    this.requireRead();
  }

  private requireRead(): void {
    if (this.socket.bufferedAmount > unreadTaken) this.unread(this);
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
