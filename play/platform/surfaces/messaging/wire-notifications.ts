/** What the messaging service tells its agents, in the words of the wire. Nothing is decided here. */
import type { BotUser } from './bot-users';

export interface Participant {
  /** As the wire names agents outside of dialogs; of a consumer, the same as the pid. */
  readonly id: string;
  readonly pid: string;
  readonly role: string;
  readonly state: 'ACTIVE' | 'SUGGESTED';
}

/** A conversation as its notifications show it. */
export interface ConversationView {
  readonly convId: string;
  readonly accountId: string;
  readonly consumerId: string;
  readonly skillId: string;
  readonly startTs: number;
  readonly isOpen: boolean;
  readonly participants: readonly Participant[];
}

export interface RingView {
  readonly ringId: string;
  readonly state: 'WAITING' | 'ACCEPTED' | 'REJECTED' | 'CANCELLED';
  readonly sinceTs: number;
  readonly user: BotUser;
}

/** Something that was said or done in a dialog. */
export interface DialogEvent {
  readonly sequence: number;
  readonly by: Pick<Participant, 'id' | 'pid' | 'role'>;
  readonly serverTimestamp: number;
  readonly event: unknown;
}

/** Milliseconds for which a ring waits, as it tells; the suite waits no longer than a call may take. */
const ringExpirationMs = 72_000;

const notification = (type: string, body: unknown) => ({ kind: 'notification', type, body });

export function conversationNotification(
  subscriptionId: string,
  change: 'UPSERT' | 'DELETE',
  view: ConversationView,
): object {
  return notification('.ams.aam.ExConversationChangeNotification', {
    subscriptionId,
    changes: [{ type: change, result: detailsOf(view) }],
  });
}

function detailsOf({ convId, accountId, skillId, startTs, isOpen, participants }: ConversationView): object {
  const state = isOpen ? 'OPEN' : 'CLOSE';
  const now = Date.now();
  const active = participants.filter((each) => each.state === 'ACTIVE');
  const byRole = (which: 'id' | 'pid') => {
    const roles = ['CONSUMER', 'ASSIGNED_AGENT', ...active.map(({ role }) => role)];
    return Object.fromEntries(
      [...new Set(roles)].map((role) => [role, active.filter((each) => each.role === role).map((each) => each[which])]),
    );
  };
  return {
    convId,
    effectiveTTR: -1,
    lastUpdateTime: now,
    numberOfunreadMessages: {},
    conversationDetails: {
      convId,
      skillId,
      participants: byRole('id'),
      participantsPId: byRole('pid'),
      dialogs: [
        {
          dialogId: convId,
          dialogType: 'MAIN',
          channelType: 'MESSAGING',
          state,
          creationTs: startTs,
          metaDataLastUpdateTs: now,
          participants: active.map(({ id }) => id),
          participantsPId: active.map(({ pid }) => pid),
          participantsDetails: participants.map(({ id, role, state: standing }) => ({ id, role, state: standing })),
        },
      ],
      brandId: accountId,
      state,
      stage: state,
      startTs,
      ...(isOpen ? {} : { endTs: now, closeReason: 'SYSTEM' }),
      metaDataLastUpdateTs: now,
      firstConversation: false,
      ttr: { ttrType: 'NORMAL', value: 3600 },
      note: '',
      conversationHandlerDetails: { accountId, skillId },
    },
  };
}

export function ringNotification(
  subscriptionId: string,
  { convId, accountId, consumerId, skillId }: ConversationView,
  { ringId, state, sinceTs, user }: RingView,
): object {
  return notification('.ams.routing.RoutingTaskNotification', {
    subscriptionId,
    changes: [
      {
        type: 'UPSERT',
        result: {
          routingTaskId: `${convId}_task`,
          taskCompleted: state !== 'WAITING',
          conversationId: convId,
          consumerId,
          skillId,
          assignedAgentId: `${accountId}.${user.userId}`,
          brandId: accountId,
          ringsDetails: [
            {
              ringId,
              ringState: state,
              ringExpiration: ringExpirationMs,
              ringExpirationTs: sinceTs + ringExpirationMs,
              weight: sinceTs,
              brandId: accountId,
              convId,
              consumerId,
              skillId,
            },
          ],
        },
      },
    ],
  });
}

export function agentStateNotification(subscriptionId: string, agentUserId: string, availability: string): object {
  return notification('.ams.routing.AgentStateNotification', {
    subscriptionId,
    changes: [{ type: 'UPSERT', result: { agentUserId, channels: ['MESSAGING'], availability, description: '' } }],
  });
}

export function eventNotification(dialogId: string, event: DialogEvent): object {
  return notification('.ams.ms.OnlineEventDistribution', eventRecord(dialogId, event));
}

/** An event as the history of its dialog has it. */
export function eventRecord(dialogId: string, { sequence, by, serverTimestamp, event }: DialogEvent): object {
  return {
    sequence,
    originatorClientProperties: {},
    originatorId: by.id,
    originatorPId: by.pid,
    originatorMetadata: { id: by.pid, role: by.role },
    serverTimestamp,
    event,
    conversationId: dialogId,
    dialogId,
  };
}

export function response(reqId: string, type: string, code: number, body: unknown): object {
  return { kind: 'resp', reqId, code, type: `${type}$Response`, body };
}
