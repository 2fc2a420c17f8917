/**
 * The messaging service of the double: bots, their sockets and what they ask for, and the conversations that ring there.
 *
 * Simpler than the real one: a ring goes to the bot with the fewest conversations; a conversation that was handed over
 * is with its receiver at once; history holds no more than the run does.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { PlatformEvent, StartConversation, TransferRequest } from '../../../../protocol/types';
import { blankMessage } from '../../../../trace/trace';
import type { CallEnd } from '../../../../trace/what-happened';
import { Fault } from '../../../adapters/fault';
import type { Started } from '../../../adapters/adapter';
import type { PlatformConversation } from '../../conversation/platform-conversation';
import type { StrayCall } from '../surface';
import type { BotConnection } from './bot-connection';
import { BotUsers, type BotUser } from './bot-users';
import {
  readFrame,
  type AgentRequest,
  type Availability,
  type ConversationField,
  type MessagingEvent,
} from './requests';
import { textOfEvent } from './text-of-event';
import { partsWindowMs, WireConversation, type TransferParts } from './wire-conversation';
import {
  agentStateNotification,
  conversationNotification,
  eventNotification,
  eventRecord,
  response,
  ringNotification,
} from './wire-notifications';

/** Milliseconds without a request of its bot after which the consumer begins to speak: a bot asks for the history first. */
const quietMs = 500;
/** Milliseconds for which that is waited for at most. */
const mostQuietMs = 5_000;
/** How often that is looked at, in milliseconds. */
const lookEveryMs = 25;

/** Requests of one socket that belong to no conversation, beyond which it floods. */
const idleRequestsTaken = 10_000;
/** Sockets at once. */
const mostConnections = 200;

/** Characters of the sentence in an answer, by the vendor's schema. */
const sentenceKept = 128;

/** More stray calls than this are counted and not kept. */
const strayCallsKept = 100;

type Request<Type extends AgentRequest['type']> = Extract<AgentRequest, { type: Type }>['body'];

/** What a request is answered with. */
interface Answer {
  readonly code: number;
  readonly body: unknown;
}

const done = (body: unknown): Answer => ({ code: 200, body });
const refused = (code: number, body: string): Answer => ({ code, body });

export class MessagingService {
  readonly users = new BotUsers();
  strayCalls = 0;
  readonly strays: StrayCall[] = [];
  private readonly connections = new Set<BotConnection>();
  private readonly states = new Map<BotUser, Availability>();
  private readonly conversations = new Map<string, WireConversation>();
  private readonly onChange = new Set<() => void>();
  private readonly broken = new AbortController();

  constructor(
    /** Milliseconds that a bot may take over what is waited for. */
    private readonly deadlineMs: number,
  ) {}

  /** Aborted, with a fault as its reason, once a bot sent what is no part of the wire. */
  get breach(): AbortSignal {
    return this.broken.signal;
  }

  breaks(what: string): void {
    this.broken.abort(new Fault('protocol', `The bot ${what}`));
  }

  stray(call: string, status: number): void {
    this.strayCalls += 1;
    if (this.strays.length < strayCallsKept) this.strays.push({ call, status });
  }

  /** How far bots have come: whether one has logged in, has a socket, and takes conversations. */
  standing(): 'nobody' | 'connected' | 'ready' {
    if (this.takers().length > 0) return 'ready';
    return this.connections.size > 0 ? 'connected' : 'nobody';
  }

  // ----- sockets

  /** Undefined where it is one too many. */
  connect(connection: BotConnection): boolean {
    if (this.connections.size >= mostConnections) {
      this.breaks(`opened more than ${mostConnections} sockets at once.`);
      return false;
    }
    this.connections.add(connection);
    this.changed();
    return true;
  }

  disconnect(connection: BotConnection): void {
    this.connections.delete(connection);
    this.changed();
  }

  /** Takes what came on a socket. Never rejects. */
  async take(connection: BotConnection, sent: string): Promise<void> {
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
      const limit = conversation.refusesFor(sent.length);
      if (limit) {
        if (limit.isFirst) this.noteRefusal(conversation, request.type, 429, limit.why);
        connection.send(response(id, request.type, 429, limit.why));
        this.countIdle(connection);
        return;
      }
    } else this.countIdle(connection);
    const answer = await this.answer(connection, request);
    if (answer) connection.send(response(id, request.type, answer.code, answer.body));
  }

  private countIdle(connection: BotConnection): void {
    connection.idle += 1;
    if (connection.idle !== idleRequestsTaken) return;
    this.breaks(`sent more than ${idleRequestsTaken} requests on one socket that nobody has a use for.`);
    connection.close(1008, 'too many requests');
  }

  private refuseMisshapen(
    connection: BotConnection,
    { id, type, why, body }: { id: string; type: string; why: string; body: unknown },
    characters: number,
  ): void {
    const named = body as { dialogId?: unknown; conversationId?: unknown } | null | undefined;
    const conversation = this.withId(named?.dialogId) ?? this.withId(named?.conversationId);
    const limit = conversation?.refusesFor(characters);
    if (conversation && (!limit || limit.isFirst)) this.noteRefusal(conversation, type, 400, why, body);
    else this.countIdle(connection);
    if (!conversation) this.stray(`${type}: ${why}`.slice(0, 200), 400);
    connection.send(response(id, type, 400, why.slice(0, sentenceKept)));
  }

  private noteRefusal({ conversation }: WireConversation, call: string, status: number, why: string, raw?: unknown) {
    if (conversation.hasEnded) return;
    conversation.transcript.record({ kind: 'call-refused', call, status, why, ...(raw === undefined ? {} : { raw }) });
  }

  private withId(id: unknown): WireConversation | undefined {
    return [...this.conversations.values()].find(({ convId }) => convId === id);
  }

  private withRing(ringId: string): WireConversation | undefined {
    return [...this.conversations.values()].find(({ ring }) => ring?.ringId === ringId);
  }

  /** The conversation that a request is for, as far as its body says that. */
  private conversationOf({ type, body }: AgentRequest): WireConversation | undefined {
    switch (type) {
      case '.ams.cm.UpdateConversationField':
        return this.withId(body.conversationId);
      case '.ams.ms.PublishEvent':
      case '.ams.ms.QueryMessages':
        return this.withId(body.dialogId);
      case '.ams.routing.UpdateRingState':
        return this.withRing(body.ringId);
      case '.ams.userprofile.GetUserProfile':
        return this.ofConsumer(body);
      default:
        return undefined;
    }
  }

  /** The conversation of this consumer. */
  ofConsumer(consumerId: string): WireConversation | undefined {
    return [...this.conversations.values()].find((each) => each.consumerId === consumerId);
  }

  /** What history has of a consumer: one conversation with each agent whom the platform of this one knows. */
  pastOf(consumerId: string): object[] {
    const wire = this.ofConsumer(consumerId);
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
    return [...this.conversations.values()].some(({ conversation }) =>
      conversation.agents.some(({ id, available }) => available && withoutAccount(id) === withoutAccount(agentId)),
    );
  }

  // ----- requests

  /** Undefined where the request was answered already, or is answered by nobody. */
  private async answer(connection: BotConnection, request: AgentRequest): Promise<Answer | undefined> {
    const { user } = connection;
    switch (request.type) {
      case '.GetClock':
        return done({ currentTime: Date.now() });
      case '.ams.aam.SubscribeExConversations':
        return this.subscribeConversations(connection, request.body);
      case '.ams.aam.UnsubscribeExConversations':
        connection.unsubscribe(request.body.subscriptionId);
        return done('OK');
      case '.ams.cm.AgentRequestConversation':
        return refused(403, 'The suite begins the conversations here.');
      case '.ams.cm.UpdateConversationField':
        return this.update(connection, request.body);
      case '.ams.ms.PublishEvent':
        return this.publish(connection, request.body);
      case '.ams.ms.QueryMessages':
        return this.query(user, request.body);
      case '.ams.ms.GenerateURLForDownloadFile':
      case '.ams.ms.GenerateURLForUploadFile':
      case '.ams.ms.token.GenerateDownloadToken':
        return refused(403, 'Files are not shared here.');
      case '.ams.routing.UpdateRingState':
        return this.updateRing(user, request.body);
      case '.ams.routing.SubscribeRoutingTasks':
        return this.subscribeRings(connection);
      case '.ams.routing.UpdateRoutingTaskSubscription':
        return done('OK');
      case '.ams.routing.SetAgentState':
        return this.setState(user, request.body.availability);
      case '.ams.routing.SubscribeAgentsState':
        return done({ subscriptionId: connection.subscribe({ kind: 'states' }) });
      case '.ams.userprofile.GetUserProfile':
        return this.ofConsumer(request.body)
          ? done({ firstName: 'Ada', lastName: 'Lovelace', claims: {}, privateData: {} })
          : refused(404, 'There is no such consumer.');
    }
  }

  private subscribeConversations(
    connection: BotConnection,
    { agentIds }: Request<'.ams.aam.SubscribeExConversations'>,
  ): Answer {
    const subscriptionId = connection.subscribe({ kind: 'conversations', agentIds });
    // What is open already is told at once, after the answer.
    setImmediate(() => {
      for (const wire of this.conversations.values()) {
        if (!wire.isOpen) continue;
        const hears = agentIds === undefined || (wire.assigned && this.isAmong(wire.assigned, agentIds));
        if (hears) connection.send(conversationNotification(subscriptionId, 'UPSERT', wire.view()));
      }
      this.changed();
    });
    return done({ subscriptionId });
  }

  private isAmong(user: BotUser, ids: readonly string[]): boolean {
    return ids.some((id) => this.users.isOf(user, id));
  }

  private subscribeRings(connection: BotConnection): Answer {
    const subscriptionId = connection.subscribe({ kind: 'rings' });
    setImmediate(() => {
      for (const wire of this.conversations.values()) {
        const { ring } = wire;
        if (ring?.state === 'WAITING' && ring.user === connection.user) {
          connection.send(ringNotification(subscriptionId, wire.view(), ring));
        }
      }
      this.changed();
    });
    return done({ subscriptionId });
  }

  private setState(user: BotUser, availability: Availability): Answer {
    this.states.set(user, availability);
    for (const connection of this.connectionsOf(user)) {
      for (const id of connection.subscriptionsTo('states')) {
        connection.send(agentStateNotification(id, this.users.fullId(user), availability));
      }
    }
    this.changed();
    return done('Agent state updated successfully');
  }

  private updateRing(user: BotUser, { ringId, ringState }: Request<'.ams.routing.UpdateRingState'>): Answer {
    const wire = this.withRing(ringId);
    if (!wire?.ring || wire.ring.user !== user) return refused(404, 'There is no such ring.');
    if (wire.ring.state !== 'WAITING') return refused(400, `The ring is ${wire.ring.state} by now.`);
    wire.ring.state = ringState;
    if (ringState === 'ACCEPTED') wire.assign(user);
    const { ring } = wire;
    setImmediate(() => {
      for (const connection of this.connectionsOf(user)) {
        for (const id of connection.subscriptionsTo('rings')) {
          connection.send(ringNotification(id, wire.view(), ring));
        }
      }
      if (ringState === 'ACCEPTED') this.tellOf(wire);
      this.changed();
    });
    return done('Ring state updated successfully');
  }

  private query(user: BotUser, { dialogId, newerThanSequence = -1 }: Request<'.ams.ms.QueryMessages'>): Answer {
    const wire = this.withId(dialogId);
    if (!wire) return this.unknownDialog('.ams.ms.QueryMessages', dialogId);
    if (!wire.roleOf(user) && !this.hearsOfAll(user)) return refused(403, 'Only participants may read a dialog.');
    // By the SDK 0 means all of them, as the first event has that number.
    const from = newerThanSequence === 0 ? -1 : newerThanSequence;
    return done(wire.dialog.filter(({ sequence }) => sequence > from).map((each) => eventRecord(dialogId, each)));
  }

  private unknownDialog(type: string, id: string): Answer {
    this.stray(`${type} for ${JSON.stringify(id.slice(0, 100))}`, 404);
    return refused(404, 'There is no such conversation, or it has ended.');
  }

  private publish(connection: BotConnection, body: Request<'.ams.ms.PublishEvent'>): Answer {
    const { user } = connection;
    const wire = this.withId(body.dialogId);
    if (!wire) return this.unknownDialog('.ams.ms.PublishEvent', body.dialogId);
    const role = wire.roleOf(user);
    if (role === undefined) {
      const why = 'Only participants may publish in a dialog.';
      // One that has left may not have heard of that yet; who never was there speaks in the conversation of others.
      if (!wire.known.has(user)) this.noteRefusal(wire, '.ams.ms.PublishEvent', 403, why, body);
      return refused(403, why);
    }
    const by = { id: this.users.fullId(user), pid: user.pid, role };
    const { event, messageAudience = 'ALL' } = body;
    if (event.type === 'ChatStateEvent') return done({ sequence: 0 });
    const added = wire.add(by, event);
    this.tellDialog(wire, added);
    const text = messageAudience === 'ALL' ? textOfEvent(event) : undefined;
    if (text !== undefined && !wire.conversation.hasEnded) {
      wire.noteSaid(text);
      wire.conversation.takeText(text, body);
      this.tellDialog(wire, wire.add(wire.consumer(), readReceipt(added.sequence)));
    }
    return done({ sequence: added.sequence });
  }

  // ----- transfers

  private async update(
    connection: BotConnection,
    body: Request<'.ams.cm.UpdateConversationField'>,
  ): Promise<Answer | undefined> {
    const type = '.ams.cm.UpdateConversationField';
    const wire = this.withId(body.conversationId);
    if (!wire) return this.unknownDialog(type, body.conversationId);
    const { user } = connection;
    const fields = body.conversationField;
    const asked = partsIn(fields, body);
    const adds = fields.find((each) => each.field === 'ParticipantsChange' && each.type === 'ADD');
    const mayAsk = wire.roleOf(user) !== undefined || this.hearsOfAll(user);
    if (!mayAsk) {
      const why = 'Only participants may change a conversation.';
      if (!wire.known.has(user)) this.noteRefusal(wire, type, 403, why, body);
      return refused(403, why);
    }
    if (asked.removes && !this.removesAssigned(wire, fields)) {
      const why = 'There is no such assigned agent to remove.';
      this.noteRefusal(wire, type, 400, why, body);
      return refused(400, why);
    }
    if (adds && 'role' in adds) return this.join(wire, user, String(adds.role));
    if (closes(fields)) return this.closedByBot(wire);
    if (asked.skillId === undefined && !asked.removes && asked.suggested === undefined) {
      return done('OK Conversation updated successfully');
    }
    const parts = this.gather(wire, asked);
    if (parts.removes && parts.skillId !== undefined) return this.transfer(connection, wire, parts);
    if (parts.removes) {
      // It leaves without a word of where to: the conversation goes back to its own queue, unless that word comes.
      parts.timer = setTimeout(() => void this.transfer(connection, wire, parts), partsWindowMs);
    }
    return done(asked.removes ? 'OK Agent removed successfully' : 'OK Conversation updated successfully');
  }

  /** Whether each agent that is to be removed is the assigned one. */
  private removesAssigned({ assigned }: WireConversation, fields: readonly ConversationField[]): boolean {
    return fields.every((each) => {
      if (each.field !== 'ParticipantsChange' || each.type !== 'REMOVE' || each.role !== 'ASSIGNED_AGENT') return true;
      return assigned !== undefined && (each.userId === undefined || this.users.isOf(assigned, each.userId));
    });
  }

  /** What was asked for now, with the parts that came alone a moment ago. */
  private gather(wire: WireConversation, asked: TransferParts): TransferParts {
    const { parts } = wire;
    clearTimeout(parts?.timer);
    const gathered: TransferParts = {
      skillId: asked.skillId ?? parts?.skillId,
      suggested: asked.suggested ?? parts?.suggested,
      removes: asked.removes === true || parts?.removes === true,
      raw: [...(parts?.raw ?? []), ...asked.raw],
    };
    wire.parts = gathered;
    // What did not become a transfer in time is none.
    setTimeout(() => {
      if (wire.parts === gathered && !gathered.removes) wire.parts = undefined;
    }, partsWindowMs).unref();
    return gathered;
  }

  private join(wire: WireConversation, user: BotUser, role: string): Answer {
    if (role === 'ASSIGNED_AGENT') {
      if (wire.ring) wire.ring.state = 'CANCELLED';
      wire.assign(user);
    } else wire.join(user, role);
    setImmediate(() => this.tellOf(wire));
    this.changed();
    return done('OK Agent added successfully');
  }

  private closedByBot(wire: WireConversation): Answer {
    const left = wire.assigned;
    wire.release(wire.skillId);
    wire.isOpen = false;
    setImmediate(() => this.tellOf(wire, left));
    return done('OK Conversation updated successfully');
  }

  private async transfer(
    connection: BotConnection,
    wire: WireConversation,
    { skillId = wire.skillId, suggested, raw }: TransferParts,
  ): Promise<Answer | undefined> {
    wire.parts = undefined;
    const { conversation } = wire;
    if (conversation.hasEnded) return refused(404, 'The conversation has ended.');
    const request: TransferRequest = {
      conversationId: conversation.id,
      chatBotId: connection.user.name,
      message: wire.takeMessage() ?? blankMessage,
      agentSkillId: skillId,
      ...(suggested === undefined ? {} : { agentId: suggested }),
    };
    const end = await conversation.takeTransfer(request, raw.length === 1 ? raw[0] : raw, {
      isThere: () => connection.isOpen,
      hasReadMessage: true,
      wordsFor: () => 'OK Agent removed successfully',
    });
    return this.answerTo(end, connection, wire, { skillId, suggested });
  }

  /** What became of a transfer, as this wire says it. */
  private answerTo(
    end: CallEnd,
    connection: BotConnection,
    wire: WireConversation,
    { skillId, suggested }: { readonly skillId: string; readonly suggested: string | undefined },
  ): Answer | undefined {
    switch (end.kind) {
      case 'accepted': {
        const left = wire.assigned;
        wire.release(skillId, suggested);
        setImmediate(() => this.tellOf(wire, left));
        return done(end.response);
      }
      case 'refused with status':
        return refused(end.status ?? 500, 'The transfer is not possible.');
      case 'reset':
        connection.reset();
        return undefined;
      case 'cut off':
        connection.cutOff('{"kind":"resp","reqId":"');
        return undefined;
      case 'not JSON':
        connection.sendText('<!doctype html><title>Gateway</title>');
        return undefined;
      case 'no answer':
        return undefined;
    }
  }

  // ----- what bots are told

  private connectionsOf(user: BotUser): BotConnection[] {
    return [...this.connections].filter((each) => each.user === user && each.isOpen);
  }

  private hearsOfAll(user: BotUser): boolean {
    return this.connectionsOf(user).some((each) => each.hearsOfAllConversations);
  }

  private tellDialog(wire: WireConversation, event: WireConversation['dialog'][number]): void {
    for (const user of wire.listeners()) {
      for (const connection of this.connectionsOf(user)) connection.send(eventNotification(wire.convId, event));
    }
  }

  /** Tells whoever wants to hear of the conversation how it stands. To a bot that `left` it is gone. */
  private tellOf(wire: WireConversation, left?: BotUser): void {
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

  // ----- conversations

  open(conversation: PlatformConversation): void {
    this.conversations.set(conversation.id, new WireConversation(conversation, this.users.accountId));
  }

  close(conversation: PlatformConversation): void {
    const wire = this.conversations.get(conversation.id);
    if (!wire) return;
    this.conversations.delete(conversation.id);
    clearTimeout(wire.parts?.timer);
    wire.isOpen = false;
    if (wire.ring?.state === 'WAITING') wire.ring.state = 'CANCELLED';
    this.tellOf(wire);
    this.changed();
  }

  closeAll(): void {
    for (const { conversation } of [...this.conversations.values()]) {
      conversation.end();
      this.close(conversation);
    }
    for (const connection of this.connections) connection.reset();
  }

  /** What the bot is to be in the conversation of this id on the wire, where a bot takes part in it. */
  definitionFor(user: BotUser, convId: string): StartConversation | undefined {
    const wire = this.withId(convId);
    return wire?.known.has(user) ? wire.definition : undefined;
  }

  /** A bot does not take what it is to be in this conversation. False where it has no say in it. */
  refuse(user: BotUser, convId: string, detail: string): boolean {
    const wire = this.withId(convId);
    if (!wire?.known.has(user)) return false;
    wire.refusal = detail;
    if (wire.ring?.state === 'WAITING') wire.ring.state = 'REJECTED';
    this.changed();
    return true;
  }

  /**
   * Rings at a bot; resolves when it has taken the conversation, and for a moment asked for nothing. Rejects with a fault
   * when nobody takes it.
   */
  async offer(conversationId: string, definition: StartConversation): Promise<Started> {
    const wire = this.known(conversationId);
    wire.definition = definition;
    await this.ring(wire);
    if (wire.refusal !== undefined) return { accepted: false, detail: wire.refusal };
    if (wire.listeners().length === 0) return { accepted: false, detail: 'The bot rejected the ring.' };
    wire.isNew = false;
    await this.quiet(wire);
    return { accepted: true };
  }

  /** Brings an event to the bot of a conversation. Rejects with a fault when it cannot be reached. */
  async deliver(conversationId: string, event: PlatformEvent): Promise<void> {
    const wire = this.known(conversationId);
    switch (event.type) {
      case 'consumer-message': {
        await this.reachBot(wire);
        this.tellDialog(wire, wire.add(wire.consumer(), textEvent(event.text)));
        return;
      }
      case 'transfer-failed':
        // It may have asked for the next transfer already, and have left again.
        if (wire.listeners().length === 0) await this.ring(wire);
        return;
      case 'agent-joined':
        // Whoever has left hears nothing more.
        return;
    }
  }

  /** The conversation is with a bot that is connected: it rings where none has it. */
  private async reachBot(wire: WireConversation): Promise<void> {
    if (wire.listeners().length === 0) {
      wire.isOpen = true;
      await this.ring(wire);
      await this.quiet(wire);
    }
    const [bot] = wire.listeners();
    // It took the conversation, and left it before a word was said.
    if (!bot) return;
    const isThere = () => this.connectionsOf(bot).some((each) => each.isSubscribed);
    if (await this.comesTrue(isThere, wire)) return;
    throw new Fault(
      'unreachable',
      `${whoIs} closed its socket, and did not connect again within ${this.deadlineMs / 1000} s. ` +
        'A bot on this wire reconnects when its socket is closed.',
    );
  }

  private known(conversationId: string): WireConversation {
    const wire = this.conversations.get(conversationId);
    if (!wire) throw new Fault('protocol', 'The messaging service has no such conversation, or it has ended.');
    return wire;
  }

  /** Rings until somebody takes it or says that it will not. */
  private async ring(wire: WireConversation): Promise<void> {
    const { deadlineMs } = this;
    const isTaken = () => wire.listeners().length > 0;
    const begin = () => this.takers().length > 0 || isTaken();
    // One that joins by itself, as a manager does, needs no ring.
    this.tellOf(wire);
    if (!(await this.comesTrue(begin, wire))) {
      throw new Fault(
        'unreachable',
        `No bot takes conversations: within ${deadlineMs / 1000} s none was connected, ONLINE and subscribed to its rings.`,
      );
    }
    if (isTaken()) return;
    const user = this.leastBusy(wire);
    if (!user) return;
    const ring = wire.ringFor(user);
    for (const connection of this.connectionsOf(user)) {
      for (const id of connection.subscriptionsTo('rings')) {
        connection.send(ringNotification(id, wire.view(), ring));
      }
    }
    const settled = () => isTaken() || ring.state !== 'WAITING' || wire.refusal !== undefined;
    if (await this.comesTrue(settled, wire)) {
      if (ring.state !== 'REJECTED' || wire.isNew) return;
      throw new Fault('unreachable', `${whoIs} rejected the ring of a conversation that was its own.`);
    }
    throw new Fault(
      'unreachable',
      `${whoIs} did not accept the ring of a conversation within ${deadlineMs / 1000} s (UpdateRingState with ringState ACCEPTED).`,
    );
  }

  /** Bots that would get a ring. */
  private takers(): BotUser[] {
    const users = [...this.connections]
      .filter((each) => each.isOpen && each.subscriptionsTo('rings').length > 0)
      .map(({ user }) => user);
    return [...new Set(users)].filter((user) => ['ONLINE', 'OCCUPIED'].includes(this.states.get(user) ?? 'ONLINE'));
  }

  /** The bot with the fewest conversations; one that had this conversation comes first. */
  private leastBusy(wire: WireConversation): BotUser | undefined {
    const takers = this.takers();
    const before = takers.find((user) => wire.known.has(user));
    if (before) return before;
    const load = (user: BotUser) =>
      [...this.conversations.values()].filter(({ assigned, ring }) => (assigned ?? ring?.user) === user).length;
    return takers.sort((one, other) => load(one) - load(other))[0];
  }

  /** Resolves when the bot has asked for nothing in this conversation for a moment. */
  private async quiet(wire: WireConversation): Promise<void> {
    wire.lastRequestMs = performance.now();
    const until = performance.now() + mostQuietMs;
    while (performance.now() < until && performance.now() - wire.lastRequestMs < quietMs) {
      if (wire.conversation.hasEnded || this.broken.signal.aborted) return;
      await sleep(lookEveryMs);
    }
  }

  /** Whether this comes true before the deadline, and the end of the conversation. */
  private comesTrue(holds: () => boolean, { conversation }: WireConversation): Promise<boolean> {
    if (holds()) return Promise.resolve(true);
    return new Promise((resolve) => {
      const settle = () => {
        clearTimeout(timer);
        this.onChange.delete(look);
        resolve(holds());
      };
      const look = () => {
        if (holds() || conversation.hasEnded || this.broken.signal.aborted) settle();
      };
      const timer = setTimeout(settle, this.deadlineMs);
      this.onChange.add(look);
    });
  }

  private changed(): void {
    for (const look of [...this.onChange]) look();
  }
}

function withoutAccount(id: string): string {
  return id.slice(id.indexOf('.') + 1);
}

const whoIs = 'The bot';

const textEvent = (message: string) => ({ type: 'ContentEvent', contentType: 'text/plain', message });

const readReceipt = (sequence: number): MessagingEvent => ({
  type: 'AcceptStatusEvent',
  status: 'READ',
  sequenceList: [sequence],
});

/** The parts of a transfer that these fields are; their order means nothing. */
function partsIn(fields: readonly ConversationField[], raw: unknown): TransferParts {
  const parts: TransferParts = { removes: false, raw: [raw] };
  for (const each of fields) {
    if (each.field === 'Skill') parts.skillId = each.skill;
    if (each.field !== 'ParticipantsChange' || each.role !== 'ASSIGNED_AGENT') continue;
    if (each.type === 'REMOVE') parts.removes = true;
    if (each.type === 'SUGGEST') parts.suggested = each.userId;
  }
  return parts;
}

function closes(fields: readonly ConversationField[]): boolean {
  return fields.some(
    (each) =>
      (each.field === 'ConversationStateField' && each.conversationState === 'CLOSE') ||
      (each.field === 'DialogChange' && each.dialog.state === 'CLOSE'),
  );
}
