/** Every request of an agent that this double of the messaging service knows, and what its body has to be. */
import { z } from 'zod';
import { longestName, longestText } from '../../../../protocol/lengths';
import { whyNotTaken } from '../http/parse-body';

const id = z.string().min(1).max(longestName);
const text = z.string().max(longestText);
/** What is of no consequence here may be anything, or be left out. */
const anything = z.unknown();

const role = z.enum(['ASSIGNED_AGENT', 'MANAGER', 'READER', 'AGENT', 'CONTROLLER']);

const ParticipantsChange = z.looseObject({
  field: z.literal('ParticipantsChange'),
  type: z.enum(['ADD', 'REMOVE', 'SUGGEST', 'UPDATE']),
  role,
  userId: id.optional(),
});

const SkillChange = z.looseObject({ field: z.literal('Skill'), type: z.literal('UPDATE'), skill: text.min(1) });

const ConversationField = z.discriminatedUnion('field', [
  ParticipantsChange,
  SkillChange,
  z.looseObject({ field: z.literal('ConversationStateField'), conversationState: z.enum(['CLOSE', 'OPEN']) }),
  z.looseObject({
    field: z.literal('DialogChange'),
    type: z.string(),
    dialog: z.looseObject({ dialogId: id.optional(), state: z.string().optional() }),
  }),
  z.looseObject({ field: z.literal('TTRField') }),
  z.looseObject({ field: z.literal('Note') }),
]);

const MessagingEvent = z.discriminatedUnion('type', [
  z.looseObject({
    type: z.literal('ContentEvent'),
    contentType: z.string().optional(),
    message: z.union([text.min(1), z.looseObject({ caption: text.optional() })]),
  }),
  z.looseObject({ type: z.literal('RichContentEvent'), content: z.looseObject({}) }),
  z.looseObject({
    type: z.literal('AcceptStatusEvent'),
    status: z.enum(['ACCEPT', 'READ', 'ACCESS', 'NACK', 'ACTION']),
    sequenceList: z.array(z.int().min(0)).max(10_000),
  }),
  z.looseObject({
    type: z.literal('ChatStateEvent'),
    chatState: z.enum(['ACTIVE', 'INACTIVE', 'GONE', 'COMPOSING', 'PAUSE', 'BACKGROUND']),
  }),
]);

const availability = z.enum(['ONLINE', 'OCCUPIED', 'AWAY', 'BACK_SOON', 'OFFLINE']);

/** By the type of the request. What a body has beside this is taken and not looked at. */
const bodies = {
  '.GetClock': anything,
  '.ams.aam.SubscribeExConversations': z.looseObject({
    agentIds: z.array(id).max(1_000).optional(),
    convState: z.array(z.string()).optional(),
  }),
  '.ams.aam.UnsubscribeExConversations': z.looseObject({ subscriptionId: id }),
  '.ams.cm.AgentRequestConversation': anything,
  '.ams.cm.UpdateConversationField': z.looseObject({
    conversationId: id,
    dialogId: id.optional(),
    conversationField: z.array(ConversationField).min(1).max(20),
  }),
  '.ams.ms.PublishEvent': z.looseObject({
    dialogId: id,
    conversationId: id.optional(),
    event: MessagingEvent,
    messageAudience: z.enum(['ALL', 'AGENTS_AND_MANAGERS']).optional(),
  }),
  '.ams.ms.QueryMessages': z.looseObject({ dialogId: id, newerThanSequence: z.int().optional() }),
  '.ams.ms.GenerateURLForDownloadFile': anything,
  '.ams.ms.GenerateURLForUploadFile': anything,
  '.ams.ms.token.GenerateDownloadToken': anything,
  '.ams.routing.UpdateRingState': z.looseObject({ ringId: id, ringState: z.enum(['ACCEPTED', 'REJECTED']) }),
  '.ams.routing.SubscribeRoutingTasks': anything,
  '.ams.routing.UpdateRoutingTaskSubscription': anything,
  '.ams.routing.SetAgentState': z.looseObject({ availability }),
  '.ams.routing.SubscribeAgentsState': anything,
  '.ams.userprofile.GetUserProfile': z.string().min(1),
} as const;

export type RequestType = keyof typeof bodies;

export type ConversationField = z.infer<typeof ConversationField>;
export type MessagingEvent = z.infer<typeof MessagingEvent>;
export type Availability = z.infer<typeof availability>;

/** A request as it was understood. */
export type AgentRequest = {
  readonly [Type in RequestType]: { readonly type: Type; readonly body: z.infer<(typeof bodies)[Type]> };
}[RequestType];

/** What a request of this type holds. */
export type BodyOf<Type extends RequestType> = Extract<AgentRequest, { type: Type }>['body'];

const Frame = z.looseObject({
  kind: z.literal('req').optional(),
  id: z.string().min(1).max(64),
  type: z.string().min(1).max(200),
  body: z.unknown().optional(),
});

/** What came on a socket: a request, one that is wrong in itself, or what belongs to no request at all. */
export type ReadFrame =
  | { readonly kind: 'request'; readonly id: string; readonly request: AgentRequest }
  | {
      readonly kind: 'misshapen';
      readonly id: string;
      readonly type: RequestType;
      readonly why: string;
      /** By which it says what it is for. */
      readonly body: unknown;
      /** What is written down of it. */
      readonly raw: unknown;
    }
  /** As half a sentence. */
  | { readonly kind: 'no frame'; readonly why: string };

/** Characters that are said of what is wrong with one request: each of many elements may be. */
const whyKept = 2_000;

export function readFrame(sent: string): ReadFrame {
  const shown = JSON.stringify(sent.slice(0, 200));
  let json: unknown;
  try {
    json = JSON.parse(sent);
  } catch {
    return { kind: 'no frame', why: `a frame that is not JSON: ${shown}` };
  }
  const frame = Frame.safeParse(json);
  if (!frame.success) {
    return { kind: 'no frame', why: `a frame that is no request (kind "req", id and type as texts): ${shown}` };
  }
  const { id: requestId, type, body } = frame.data;
  if (!isKnown(type)) {
    return {
      kind: 'no frame',
      why: `the request ${JSON.stringify(type)}, which this double of the messaging service does not know`,
    };
  }
  const named = { id: requestId, type, body };
  const unfit = whyNotTaken(json);
  // Its text alone can be written down.
  if (unfit !== undefined) return { kind: 'misshapen', ...named, why: unfit, raw: sent };
  const parsed = bodies[type].safeParse(body);
  if (parsed.success) return { kind: 'request', id: requestId, request: { type, body: parsed.data } as AgentRequest };
  const why = z.prettifyError(parsed.error).replace(/\s+/g, ' ');
  return { kind: 'misshapen', ...named, why: why.slice(0, whyKept), raw: body };
}

function isKnown(type: string): type is RequestType {
  return Object.hasOwn(bodies, type);
}
