/** What a bot asks to change in a conversation: who takes part, whether it is open, and transfers, whole or in parts. */
import type { TransferRequest } from '../../../../protocol/types';
import { blankMessage } from '../../../../trace/trace';
import type { CallEnd } from '../../../../trace/what-happened';
import { callsAtOnceTaken } from '../conversation-load';
import type { StrayCalls } from '../stray-calls';
import type { BotConnection } from './bot-connection';
import type { BotUser, BotUsers } from './bot-users';
import type { ConnectedBots } from './connected-bots';
import type { BodyOf, ConversationField } from './requests';
import { done, refused, strayFor, type ServiceAnswer } from './service-answer';
import type { ServiceChanges } from './service-changes';
import { partsWindowMs, type TransferParts, type WireConversation } from './wire-conversation';
import type { WireConversations } from './wire-conversations';

export class ConversationUpdates {
  constructor(
    private readonly users: BotUsers,
    private readonly bots: ConnectedBots,
    private readonly conversations: WireConversations,
    private readonly changes: ServiceChanges,
    private readonly strays: StrayCalls,
  ) {}

  async answer(
    connection: BotConnection,
    body: BodyOf<'.ams.cm.UpdateConversationField'>,
  ): Promise<ServiceAnswer | undefined> {
    const type = '.ams.cm.UpdateConversationField';
    const wire = this.conversations.withId(body.conversationId);
    if (!wire) return strayFor(this.strays, type, body.conversationId);
    const { user } = connection;
    const fields = body.conversationField;
    const asked = partsIn(fields, body);
    const adds = fields.find((each) => each.field === 'ParticipantsChange' && each.type === 'ADD');
    const mayAsk = wire.roleOf(user) !== undefined || this.bots.hearsOfAll(user);
    if (!mayAsk) {
      const why = 'Only participants may change a conversation.';
      if (!wire.known.has(user)) wire.noteRefusal(type, 403, why, body);
      return refused(403, why);
    }
    if (asked.removes && !this.removesAssigned(wire, fields)) {
      const why = 'There is no such assigned agent to remove.';
      wire.noteRefusal(type, 400, why, body);
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

  private join(wire: WireConversation, user: BotUser, role: string): ServiceAnswer {
    if (role === 'ASSIGNED_AGENT') {
      if (wire.ring) wire.ring.state = 'CANCELLED';
      wire.assign(user);
    } else wire.join(user, role);
    setImmediate(() => this.bots.tellOf(wire));
    this.changes.happened();
    return done('OK Agent added successfully');
  }

  private closedByBot(wire: WireConversation): ServiceAnswer {
    const left = wire.assigned;
    wire.release(wire.skillId);
    wire.isOpen = false;
    setImmediate(() => this.bots.tellOf(wire, left));
    return done('OK Conversation updated successfully');
  }

  private async transfer(
    connection: BotConnection,
    wire: WireConversation,
    { skillId = wire.skillId, suggested, raw }: TransferParts,
  ): Promise<ServiceAnswer | undefined> {
    wire.parts = undefined;
    const { conversation } = wire;
    if (conversation.hasEnded) return refused(404, 'The conversation has ended.');
    if (!wire.taken.beginCall()) {
      const why = `More than ${callsAtOnceTaken} transfers at once in one conversation.`;
      wire.noteRefusal('.ams.cm.UpdateConversationField', 429, why);
      return refused(429, why);
    }
    const request: TransferRequest = {
      conversationId: conversation.id,
      chatBotId: connection.user.name,
      message: wire.takeMessage() ?? blankMessage,
      agentSkillId: skillId,
      ...(suggested === undefined ? {} : { agentId: suggested }),
    };
    const caller = {
      isThere: () => connection.isOpen,
      hasReadMessage: true,
      wordsFor: () => 'OK Agent removed successfully',
    };
    const end = await conversation
      .takeTransfer(request, raw.length === 1 ? raw[0] : raw, caller)
      .finally(() => wire.taken.endCall());
    return this.answerTo(end, connection, wire, { skillId, suggested });
  }

  /** What became of a transfer, as this wire says it. */
  private answerTo(
    end: CallEnd,
    connection: BotConnection,
    wire: WireConversation,
    { skillId, suggested }: { readonly skillId: string; readonly suggested: string | undefined },
  ): ServiceAnswer | undefined {
    switch (end.kind) {
      case 'accepted': {
        const left = wire.assigned;
        wire.release(skillId, suggested);
        setImmediate(() => this.bots.tellOf(wire, left));
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
}

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
