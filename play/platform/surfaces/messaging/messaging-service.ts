/**
 * The messaging service of the double: bots, their sockets and what they ask for, and the conversations that ring there.
 *
 * Simpler than the real one: a ring goes to the bot with the fewest conversations; a conversation that was handed over
 * is with its receiver at once; history holds no more than the run does.
 */
import type { PlatformEvent, StartConversation } from '../../../../protocol/types';
import { Fault } from '../../../adapters/fault';
import type { Started } from '../../../adapters/adapter';
import type { PlatformConversation } from '../../conversation/platform-conversation';
import { StrayCalls } from '../stray-calls';
import type { PlatformLoad } from '../platform-limits';
import { subscriptionsTaken, unreadTaken, type BotConnection } from './bot-connection';
import { BotUsers, type BotUser } from './bot-users';
import { ConnectedBots } from './connected-bots';
import { ConversationUpdates } from './conversation-updates';
import { readFrame, type AgentRequest } from './requests';
import { Rings } from './rings';
import { tooManySubscriptions } from './service-answer';
import { ServiceAnswers } from './service-answers';
import { ServiceChanges } from './service-changes';
import type { WireConversation } from './wire-conversation';
import { WireConversations } from './wire-conversations';
import { response } from './wire-notifications';

/** Requests of one socket that belong to no conversation, beyond which it floods. */
export const idleRequestsTaken = 10_000;
/** Sockets of bots at once. */
export const socketsTaken = 200;

/** Characters of the sentence in an answer, by the vendor's schema. */
const sentenceKept = 128;

export class MessagingService {
  readonly users = new BotUsers();
  readonly strays = new StrayCalls();
  private readonly broken = new AbortController();
  private readonly conversations: WireConversations;
  private readonly bots = new ConnectedBots(this.users);
  private readonly changes: ServiceChanges;
  private readonly rings: Rings;
  private readonly answers: ServiceAnswers;

  /** With the milliseconds that a bot may take over what is waited for. */
  constructor(deadlineMs: number, load: PlatformLoad) {
    const { users, bots, strays, broken } = this;
    const conversations = new WireConversations(load);
    this.conversations = conversations;
    // Whoever takes more than a run has room for is known by the same signal.
    load.overrun.addEventListener('abort', () => broken.abort(load.overrun.reason), { once: true });
    const changes = new ServiceChanges(deadlineMs, this.breach);
    const updates = new ConversationUpdates(users, bots, conversations, changes, strays);
    this.changes = changes;
    this.rings = new Rings(bots, conversations, changes, this.breach);
    this.answers = new ServiceAnswers(users, bots, conversations, changes, strays, updates);
  }

  /** Aborted, with a fault as its reason, once a bot sent what is no part of the wire. */
  get breach(): AbortSignal {
    return this.broken.signal;
  }

  breaks(what: string): void {
    this.broken.abort(new Fault('protocol', `The bot ${what}`));
  }

  /** How far bots have come: whether one has logged in, has a socket, and takes conversations. */
  standing(): 'nobody' | 'connected' | 'ready' {
    if (this.bots.takers().length > 0) return 'ready';
    return this.bots.size > 0 ? 'connected' : 'nobody';
  }

  /** False where it is one too many. */
  connect(connection: BotConnection): boolean {
    if (this.bots.size >= socketsTaken) {
      this.breaks(`opened more than ${socketsTaken} sockets at once.`);
      return false;
    }
    this.bots.add(connection);
    this.changes.happened();
    return true;
  }

  disconnect(connection: BotConnection): void {
    connection.forget();
    this.bots.remove(connection);
    this.changes.happened();
  }

  /** A bot does not read what it is sent. */
  unread(connection: BotConnection): void {
    this.breaks(`did not read what it was sent: more than ${unreadTaken} bytes wait for one socket.`);
    connection.reset();
  }

  /** Takes what came on a socket. Never rejects. */
  async take(connection: BotConnection, sent: string): Promise<void> {
    // The run ends: what still comes is not worth a look.
    if (this.breach.aborted) return;
    const frame = readFrame(sent);
    if (frame.kind === 'no frame') {
      this.breaks(`sent ${frame.why}.`);
      connection.close(1003, 'not understood');
      return;
    }
    if (frame.kind === 'misshapen') {
      this.refuseMisshapen(connection, frame, sent.length);
      return;
    }
    const { id, request } = frame;
    const conversation = this.conversationOf(request);
    if (conversation) {
      conversation.lastRequestMs = performance.now();
      const limit = conversation.taken.count(sent.length);
      if (limit) {
        if (limit.isFirst) conversation.noteRefusal(request.type, 429, limit.why);
        connection.send(response(id, request.type, 429, limit.why));
        this.countIdle(connection);
        return;
      }
    } else this.countIdle(connection);
    const answer = await this.answers.answer(connection, request);
    if (answer) connection.send(response(id, request.type, answer.code, answer.body));
    if (answer === tooManySubscriptions) {
      this.breaks(`asked for more than ${subscriptionsTaken} subscriptions on one socket.`);
      connection.close(1008, 'too many subscriptions');
    }
  }

  /** Answers a ping. It is of no use to anybody else, so a socket without end of them floods like any other. */
  takePing(connection: BotConnection, data: Buffer): void {
    if (this.breach.aborted) return;
    connection.pong(data);
    this.countIdle(connection);
  }

  private countIdle(connection: BotConnection): void {
    connection.idle += 1;
    if (connection.idle !== idleRequestsTaken) return;
    this.breaks(`sent more than ${idleRequestsTaken} requests on one socket that nobody has a use for.`);
    connection.close(1008, 'too many requests');
  }

  private refuseMisshapen(
    connection: BotConnection,
    { id, type, why, body, raw }: { id: string; type: string; why: string; body: unknown; raw: unknown },
    characters: number,
  ): void {
    const named = body as { dialogId?: unknown; conversationId?: unknown } | null | undefined;
    const conversation = this.conversations.withId(named?.dialogId) ?? this.conversations.withId(named?.conversationId);
    const limit = conversation?.taken.count(characters);
    if (conversation && (!limit || limit.isFirst)) conversation.noteRefusal(type, 400, why, raw);
    else this.countIdle(connection);
    if (!conversation) this.strays.note(`${type}: ${why}`.slice(0, 200), 400);
    connection.send(response(id, type, 400, why.slice(0, sentenceKept)));
  }

  /** The conversation that a request is for, as far as its body says that. */
  private conversationOf({ type, body }: AgentRequest): WireConversation | undefined {
    switch (type) {
      case '.ams.cm.UpdateConversationField':
        return this.conversations.withId(body.conversationId);
      case '.ams.ms.PublishEvent':
      case '.ams.ms.QueryMessages':
        return this.conversations.withId(body.dialogId);
      case '.ams.routing.UpdateRingState':
        return this.conversations.withRing(body.ringId);
      case '.ams.userprofile.GetUserProfile':
        return this.conversations.ofConsumer(body);
      default:
        return undefined;
    }
  }

  /** What history has of a consumer: one conversation with each agent whom the platform of this one knows. */
  pastOf(consumerId: string): object[] {
    const wire = this.conversations.ofConsumer(consumerId);
    if (!wire) return [];
    wire.lastRequestMs = performance.now();
    return wire.conversation.agents.flatMap(({ id, skillIds: [skillId] }) =>
      skillId === undefined
        ? []
        : [{ info: { mcs: 50, latestAgentId: withoutAccount(id), latestSkillId: skillId, consumerId } }],
    );
  }

  /** Whether an agent of this id, with or without an account before it, is there in any open conversation. */
  isAvailable(agentId: string): boolean {
    return this.conversations
      .all()
      .some(({ conversation }) =>
        conversation.agents.some(({ id, available }) => available && withoutAccount(id) === withoutAccount(agentId)),
      );
  }

  open(conversation: PlatformConversation): void {
    this.conversations.open(conversation, this.users.accountId);
  }

  close(conversation: PlatformConversation): void {
    const wire = this.conversations.of(conversation.id);
    if (!wire) return;
    this.conversations.remove(conversation.id);
    clearTimeout(wire.parts?.timer);
    wire.isOpen = false;
    if (wire.ring?.state === 'WAITING') wire.ring.state = 'CANCELLED';
    this.bots.tellOf(wire);
    this.changes.happened();
  }

  closeAll(): void {
    for (const { conversation } of this.conversations.all()) {
      conversation.end();
      this.close(conversation);
    }
    this.bots.resetAll();
  }

  /** What the bot is to be in the conversation of this id on the wire, where a bot takes part in it. */
  definitionFor(user: BotUser, convId: string): StartConversation | undefined {
    const wire = this.conversations.withId(convId);
    return wire?.known.has(user) ? wire.definition : undefined;
  }

  /** A bot does not take what it is to be in this conversation. False where it has no say in it. */
  refuse(user: BotUser, convId: string, detail: string): boolean {
    const wire = this.conversations.withId(convId);
    if (!wire?.known.has(user)) return false;
    wire.refusal = detail;
    if (wire.ring?.state === 'WAITING') wire.ring.state = 'REJECTED';
    this.changes.happened();
    return true;
  }

  /** Brings an event to the bot of a conversation. Rejects with a fault when it cannot be reached. */
  async deliver(conversationId: string, event: PlatformEvent): Promise<void> {
    const wire = this.known(conversationId);
    switch (event.type) {
      case 'consumer-message': {
        await this.rings.reachBot(wire);
        this.bots.tellDialog(wire, wire.add(wire.consumer(), textEvent(event.text)));
        return;
      }
      case 'transfer-failed':
        // It may have asked for the next transfer already, and have left again.
        if (wire.listeners().length === 0) await this.rings.ring(wire);
        return;
      case 'agent-joined':
        // Whoever has left hears nothing more.
        return;
    }
  }

  /** Keeps a bot for conversations in which its socket is closed, if one can be spared; answers whether it is there. */
  keepOneApart(): boolean {
    return this.rings.keepOneApart();
  }

  /** Resolves when a bot has taken the conversation or refused it. Rejects with a fault when nobody takes it. */
  async offer(conversationId: string, definition: StartConversation): Promise<Started> {
    return this.rings.offer(this.known(conversationId), definition);
  }

  /** How the wire names the conversation of this id. */
  wireIdOf(conversationId: string): string {
    return this.known(conversationId).convId;
  }

  private known(conversationId: string): WireConversation {
    const wire = this.conversations.of(conversationId);
    if (!wire) throw new Fault('protocol', 'The messaging service has no such conversation, or it has ended.');
    return wire;
  }
}

function withoutAccount(id: string): string {
  return id.slice(id.indexOf('.') + 1);
}

const textEvent = (message: string) => ({ type: 'ContentEvent', contentType: 'text/plain', message });
