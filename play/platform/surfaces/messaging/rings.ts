/** Brings conversations to bots: rings at the one with the fewest, and waits until it has taken the conversation. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { StartConversation } from '../../../../protocol/types';
import type { Started } from '../../../adapters/adapter';
import { Fault } from '../../../adapters/fault';
import type { BotUser } from './bot-users';
import type { ConnectedBots } from './connected-bots';
import type { ServiceChanges } from './service-changes';
import type { WireConversation } from './wire-conversation';
import type { WireConversations } from './wire-conversations';

/** Milliseconds without a request of its bot after which the consumer begins to speak: a bot asks for the history first. */
const quietMs = 500;
/** Milliseconds for which that is waited for at most. */
const mostQuietMs = 5_000;
/** How often that is looked at, in milliseconds. */
const lookEveryMs = 25;

const whoIs = 'The bot';

export class Rings {
  /** Of a fleet, the bot that gets conversations in which its socket will be closed, and no other. */
  private apart: BotUser | undefined;

  constructor(
    private readonly bots: ConnectedBots,
    private readonly conversations: WireConversations,
    private readonly changes: ServiceChanges,
    private readonly breach: AbortSignal,
  ) {}

  /**
   * Rings at a bot; resolves when it has taken the conversation, and for a moment asked for nothing. Rejects with a fault
   * when nobody takes it.
   */
  async offer(wire: WireConversation, definition: StartConversation): Promise<Started> {
    wire.definition = definition;
    await this.ring(wire);
    if (wire.refusal !== undefined) return { accepted: false, detail: wire.refusal };
    if (wire.listeners().length === 0) return { accepted: false, detail: 'The bot rejected the ring.' };
    wire.isNew = false;
    await this.quiet(wire);
    return { accepted: true };
  }

  /** The conversation is with a bot that is connected: it rings where none has it. */
  async reachBot(wire: WireConversation): Promise<void> {
    if (wire.listeners().length === 0) {
      wire.isOpen = true;
      await this.ring(wire);
      await this.quiet(wire);
    }
    const [bot] = wire.listeners();
    // It took the conversation, and left it before a word was said.
    if (!bot) return;
    const isThere = () => this.bots.connectionsOf(bot).some((each) => each.isSubscribed);
    if (await this.changes.comesTrue(isThere, wire.conversation)) return;
    throw new Fault(
      'unreachable',
      `${whoIs} closed its socket, and did not connect again within ${this.changes.deadlineMs / 1000} s. ` +
        'A bot on this wire reconnects when its socket is closed.',
    );
  }

  /** Rings until somebody takes it or says that it will not. */
  async ring(wire: WireConversation): Promise<void> {
    const { deadlineMs } = this.changes;
    const isTaken = () => wire.listeners().length > 0;
    const begin = () => this.bots.takers().length > 0 || isTaken();
    // One that joins by itself, as a manager does, needs no ring.
    this.bots.tellOf(wire);
    if (!(await this.changes.comesTrue(begin, wire.conversation))) {
      throw new Fault(
        'unreachable',
        `No bot takes conversations: within ${deadlineMs / 1000} s none was connected, ONLINE and subscribed to its rings.`,
      );
    }
    if (isTaken()) return;
    const user = this.leastBusy(wire);
    if (!user) return;
    const ring = wire.ringFor(user);
    this.bots.tellRing(wire, ring);
    const settled = () => isTaken() || ring.state !== 'WAITING' || wire.refusal !== undefined;
    if (await this.changes.comesTrue(settled, wire.conversation)) {
      if (ring.state !== 'REJECTED' || wire.isNew) return;
      throw new Fault('unreachable', `${whoIs} rejected the ring of a conversation that was its own.`);
    }
    throw new Fault(
      'unreachable',
      `${whoIs} did not accept the ring of a conversation within ${deadlineMs / 1000} s (UpdateRingState with ringState ACCEPTED).`,
    );
  }

  /**
   * Keeps a bot of a fleet for the conversations in which the socket of their bot is closed, by which it loses all that it has.
   * One that has nothing yet can be spared. False where there is none, or where bots hear of conversations that are not theirs.
   */
  keepOneApart(): boolean {
    const takers = this.bots.takers();
    if (takers.length < 2 || takers.some((user) => this.bots.hearsOfAll(user))) return false;
    this.apart ??= takers.findLast((user) => this.loadOf(user) === 0);
    return this.apart !== undefined && takers.includes(this.apart);
  }

  /** The bot with the fewest conversations; one that had this conversation comes first. */
  private leastBusy(wire: WireConversation): BotUser | undefined {
    const takers = this.bots.takers();
    const before = takers.find((user) => wire.known.has(user));
    if (before) return before;
    const meant = takers.filter((user) => (user === this.apart) === wire.conversation.breaksCalls);
    const some = this.apart === undefined || meant.length === 0 ? takers : meant;
    return some.sort((one, other) => this.loadOf(one) - this.loadOf(other))[0];
  }

  private loadOf(user: BotUser): number {
    return this.conversations.all().filter(({ assigned, ring }) => (assigned ?? ring?.user) === user).length;
  }

  /** Resolves when the bot has asked for nothing in this conversation for a moment. */
  private async quiet(wire: WireConversation): Promise<void> {
    wire.lastRequestMs = performance.now();
    const until = performance.now() + mostQuietMs;
    while (performance.now() < until && performance.now() - wire.lastRequestMs < quietMs) {
      if (wire.conversation.hasEnded || this.breach.aborted) return;
      await sleep(lookEveryMs);
    }
  }
}
