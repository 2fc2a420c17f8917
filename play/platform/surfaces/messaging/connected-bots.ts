/** The sockets of bots, which of them take conversations, and what they are told. */
import type { BotConnection } from './bot-connection';
import type { BotUser, BotUsers } from './bot-users';
import type { Availability } from './requests';
import type { WireConversation } from './wire-conversation';
import {
  agentStateNotification,
  conversationNotification,
  eventNotification,
  ringNotification,
  type RingView,
} from './wire-notifications';

export class ConnectedBots {
  private readonly connections = new Set<BotConnection>();
  private readonly states = new Map<BotUser, Availability>();

  constructor(private readonly users: BotUsers) {}

  get size(): number {
    return this.connections.size;
  }

  add(connection: BotConnection): void {
    this.connections.add(connection);
  }

  remove(connection: BotConnection): void {
    this.connections.delete(connection);
  }

  resetAll(): void {
    for (const connection of this.connections) connection.reset();
  }

  /** Bots that would get a ring. */
  takers(): BotUser[] {
    const users = [...this.connections]
      .filter((each) => each.isOpen && each.subscriptionsTo('rings').length > 0)
      .map(({ user }) => user);
    return [...new Set(users)].filter((user) => ['ONLINE', 'OCCUPIED'].includes(this.states.get(user) ?? 'ONLINE'));
  }

  connectionsOf(user: BotUser): BotConnection[] {
    return [...this.connections].filter((each) => each.user === user && each.isOpen);
  }

  hearsOfAll(user: BotUser): boolean {
    return this.connectionsOf(user).some((each) => each.hearsOfAllConversations);
  }

  setState(user: BotUser, availability: Availability): void {
    this.states.set(user, availability);
    for (const connection of this.connectionsOf(user)) {
      for (const id of connection.subscriptionsTo('states')) {
        connection.send(agentStateNotification(id, this.users.fullId(user), availability));
      }
    }
  }

  /** Tells the bot at which a conversation rings how its ring stands. */
  tellRing(wire: WireConversation, ring: RingView): void {
    for (const connection of this.connectionsOf(ring.user)) {
      for (const id of connection.subscriptionsTo('rings')) {
        connection.send(ringNotification(id, wire.view(), ring));
      }
    }
  }

  tellDialog(wire: WireConversation, event: WireConversation['dialog'][number]): void {
    for (const user of wire.listeners()) {
      for (const connection of this.connectionsOf(user)) connection.send(eventNotification(wire.convId, event));
    }
  }

  /** Tells whoever wants to hear of the conversation how it stands. To a bot that `left` it is gone. */
  tellOf(wire: WireConversation, left?: BotUser): void {
    const view = wire.view();
    const concerned = wire.assigned ?? left;
    const ids = concerned ? [this.users.fullId(concerned), concerned.pid] : [];
    for (const connection of this.connections) {
      for (const { id, toAll } of connection.conversationSubscriptions(ids)) {
        const isGone = !wire.isOpen || (!toAll && wire.assigned === undefined);
        connection.send(conversationNotification(id, isGone ? 'DELETE' : 'UPSERT', view));
      }
    }
  }
}
