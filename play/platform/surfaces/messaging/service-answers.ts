/** Answers what bots ask of the messaging service. */
import type { StrayCalls } from '../stray-calls';
import type { BotConnection } from './bot-connection';
import type { BotUser, BotUsers } from './bot-users';
import type { ConnectedBots } from './connected-bots';
import type { ConversationUpdates } from './conversation-updates';
import type { AgentRequest, Availability, BodyOf, MessagingEvent } from './requests';
import { done, noSuchDialog, refused, strayFor, tooManySubscriptions, type ServiceAnswer } from './service-answer';
import type { ServiceChanges } from './service-changes';
import { textOfEvent } from './text-of-event';
import type { WireConversations } from './wire-conversations';
import { conversationNotification, eventRecord, ringNotification } from './wire-notifications';

export class ServiceAnswers {
  constructor(
    private readonly users: BotUsers,
    private readonly bots: ConnectedBots,
    private readonly conversations: WireConversations,
    private readonly changes: ServiceChanges,
    private readonly strays: StrayCalls,
    private readonly updates: ConversationUpdates,
  ) {}

  /** Undefined where the request was answered already, or is answered by nobody. */
  async answer(connection: BotConnection, request: AgentRequest): Promise<ServiceAnswer | undefined> {
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
        return this.updates.answer(connection, request.body);
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
        return subscribed(connection.subscribe({ kind: 'states' }));
      case '.ams.userprofile.GetUserProfile':
        return this.conversations.ofConsumer(request.body)
          ? done({ firstName: 'Ada', lastName: 'Lovelace', claims: {}, privateData: {} })
          : refused(404, 'There is no such consumer.');
    }
  }

  private subscribeConversations(
    connection: BotConnection,
    { agentIds }: BodyOf<'.ams.aam.SubscribeExConversations'>,
  ): ServiceAnswer {
    const subscriptionId = connection.subscribe({ kind: 'conversations', agentIds });
    if (subscriptionId === undefined) return tooManySubscriptions;
    // What is open already is told at once, after the answer.
    setImmediate(() => {
      for (const wire of this.conversations.all()) {
        if (!wire.isOpen) continue;
        const hears = agentIds === undefined || (wire.assigned && this.isAmong(wire.assigned, agentIds));
        if (hears) connection.send(conversationNotification(subscriptionId, 'UPSERT', wire.view()));
      }
      this.changes.happened();
    });
    return done({ subscriptionId });
  }

  private isAmong(user: BotUser, ids: readonly string[]): boolean {
    return ids.some((id) => this.users.isOf(user, id));
  }

  private subscribeRings(connection: BotConnection): ServiceAnswer {
    const subscriptionId = connection.subscribe({ kind: 'rings' });
    if (subscriptionId === undefined) return tooManySubscriptions;
    setImmediate(() => {
      for (const wire of this.conversations.all()) {
        const { ring } = wire;
        if (ring?.state === 'WAITING' && ring.user === connection.user) {
          connection.send(ringNotification(subscriptionId, wire.view(), ring));
        }
      }
      this.changes.happened();
    });
    return done({ subscriptionId });
  }

  private setState(user: BotUser, availability: Availability): ServiceAnswer {
    this.bots.setState(user, availability);
    this.changes.happened();
    return done('Agent state updated successfully');
  }

  private updateRing(user: BotUser, { ringId, ringState }: BodyOf<'.ams.routing.UpdateRingState'>): ServiceAnswer {
    const wire = this.conversations.withRing(ringId);
    if (!wire?.ring || wire.ring.user !== user) return refused(404, 'There is no such ring.');
    if (wire.ring.state !== 'WAITING') return refused(400, `The ring is ${wire.ring.state} by now.`);
    wire.ring.state = ringState;
    if (ringState === 'ACCEPTED') wire.assign(user);
    const { ring } = wire;
    setImmediate(() => {
      this.bots.tellRing(wire, ring);
      if (ringState === 'ACCEPTED') this.bots.tellOf(wire);
      this.changes.happened();
    });
    return done('Ring state updated successfully');
  }

  private query(user: BotUser, { dialogId, newerThanSequence = -1 }: BodyOf<'.ams.ms.QueryMessages'>): ServiceAnswer {
    const wire = this.conversations.withId(dialogId);
    // A bot that has connected again asks what it has missed, also where it has left: that is no call in vain.
    if (!wire) return noSuchDialog;
    if (!wire.roleOf(user) && !this.bots.hearsOfAll(user)) return refused(403, 'Only participants may read a dialog.');
    // By the SDK 0 means all of them, as the first event has that number.
    const from = newerThanSequence === 0 ? -1 : newerThanSequence;
    return done(wire.dialog.filter(({ sequence }) => sequence > from).map((each) => eventRecord(dialogId, each)));
  }

  private publish(connection: BotConnection, body: BodyOf<'.ams.ms.PublishEvent'>): ServiceAnswer {
    const { user } = connection;
    const wire = this.conversations.withId(body.dialogId);
    if (!wire) {
      // A receipt for the last words, or that nobody types any more, may cross with the end.
      const isWords = body.event.type === 'ContentEvent' || body.event.type === 'RichContentEvent';
      return isWords ? strayFor(this.strays, '.ams.ms.PublishEvent', body.dialogId) : noSuchDialog;
    }
    const role = wire.roleOf(user);
    if (role === undefined) {
      const why = 'Only participants may publish in a dialog.';
      // One that has left may not have heard of that yet; who never was there speaks in the conversation of others.
      if (!wire.known.has(user)) wire.noteRefusal('.ams.ms.PublishEvent', 403, why, body);
      return refused(403, why);
    }
    const by = { id: this.users.fullId(user), pid: user.pid, role };
    const { event, messageAudience = 'ALL' } = body;
    if (event.type === 'ChatStateEvent') return done({ sequence: 0 });
    const added = wire.add(by, event);
    this.bots.tellDialog(wire, added);
    const text = messageAudience === 'ALL' ? textOfEvent(event) : undefined;
    if (text !== undefined && !wire.conversation.hasEnded) {
      wire.noteSaid(text);
      wire.conversation.takeText(text, body);
      this.bots.tellDialog(wire, wire.add(wire.consumer(), readReceipt(added.sequence)));
    }
    return done({ sequence: added.sequence });
  }
}

const subscribed = (subscriptionId: string | undefined): ServiceAnswer =>
  subscriptionId === undefined ? tooManySubscriptions : done({ subscriptionId });

const readReceipt = (sequence: number): MessagingEvent => ({
  type: 'AcceptStatusEvent',
  status: 'READ',
  sequenceList: [sequence],
});
