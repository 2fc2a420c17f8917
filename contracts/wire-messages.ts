/**
 * The messages of a bot that a run on a wire of LivePerson's holds to the pact of that wire: how each is known among all that the
 * bot sends, and what it is to be like.
 */
import type { Pact, Template } from './contract';
import { customEndpointPact } from './custom-endpoint-pact';
import { wirePacts } from './wire-pacts';

export interface WireMessage {
  /** As the pact describes it. */
  readonly what: string;
  /** Whether this is meant to be that message, whatever is wrong with it. */
  readonly isMeant: (json: unknown) => boolean;
  /** Each is a way in which the vendor documents it. */
  readonly templates: readonly Template[];
  /** `once`: others of its kind may say something else. `each`: every one of them is held to it. */
  readonly holds: 'once' | 'each';
}

/** What is sent on a wire, by the pact of that name. */
export interface WireMessages {
  readonly pact: string;
  readonly messages: readonly WireMessage[];
}

const says = wirePacts.find(({ name }) => name === 'liveperson-agent-says');

/** @param isMeant takes the type of a request and its body */
function request(what: string, holds: WireMessage['holds'], isMeant: (type: unknown, body: Json) => boolean) {
  return {
    ...{ what, holds, templates: templatesOf(says, [what]) },
    isMeant: (json: unknown) => isMeant(objectIn(json)['type'], objectIn(objectIn(json)['body'])),
  };
}

/** The frames of a bot on the messaging wire. */
export const agentMessages: WireMessages = {
  pact: 'liveperson-agent-says',
  messages: [
    request('that it takes conversations', 'once', (type) => type === '.ams.routing.SetAgentState'),
    request(
      'that it wants to hear of its conversations',
      'once',
      (type) => type === '.ams.aam.SubscribeExConversations',
    ),
    request('that it takes a ring', 'once', (type) => type === '.ams.routing.UpdateRingState'),
    request('a text for the consumer', 'each', (type, { event }) => {
      const { type: kind, message } = objectIn(event);
      // One with a file is another message.
      return type === '.ams.ms.PublishEvent' && kind === 'ContentEvent' && typeof message !== 'object';
    }),
    request('a transfer to a skill', 'each', (type, { conversationField }) => {
      const fields = Array.isArray(conversationField) ? conversationField.map(objectIn) : [];
      const isPart = ({ field, type: change, role }: Json) =>
        field === 'Skill' || (field === 'ParticipantsChange' && change === 'REMOVE' && role === 'ASSIGNED_AGENT');
      return type === '.ams.cm.UpdateConversationField' && fields.some(isPart);
    }),
  ],
};

const transfers = [
  'what a consumer says who is to go to a skill',
  'what a consumer says who is to go to an agent of a skill',
  'what a consumer says who is to go to an agent',
  'what a consumer says who is to go to a skill, answered as LivePerson Functions has it',
];

/** The items that a bot behind a custom endpoint answers, each as a response of its own. */
export const endpointMessages: WireMessages = {
  pact: customEndpointPact.name,
  messages: [
    {
      what: 'a text for the consumer',
      isMeant: (json) => itemIn(json)['type'] === 'TEXT',
      templates: templatesOf(customEndpointPact, ['what a consumer says']),
      holds: 'each',
    },
    {
      what: 'a transfer, in one of its spellings',
      isMeant: (json) => itemIn(json)['type'] === 'ACTION' && objectIn(itemIn(json)['data'])['name'] === 'TRANSFER',
      templates: templatesOf(customEndpointPact, transfers),
      holds: 'each',
    },
  ],
};

/** What a bot behind a custom endpoint has answered, item by item. */
export function itemsApart(response: unknown): readonly unknown[] {
  const { response: items } = objectIn(response);
  return Array.isArray(items) ? items.map((each: unknown) => ({ response: [each] })) : [];
}

type Json = Readonly<Record<string, unknown>>;

function itemIn(json: unknown): Json {
  const { response } = objectIn(json);
  return objectIn(Array.isArray(response) ? response[0] : undefined);
}

/** Nothing at all where it is no object. */
function objectIn(json: unknown): Json {
  return typeof json === 'object' && json !== null ? (json as Json) : {};
}

/** What a message, or an answer, is to be like by the interactions of these descriptions. */
function templatesOf(pact: Pact | undefined, descriptions: readonly string[]): Template[] {
  return descriptions.map((description) => {
    const found = pact?.interactions.find((each) => each.description === description);
    if (!found) throw new Error(`No pact has the interaction "${description}".`);
    return found.kind === 'message' ? found.contents : found.response.body;
  });
}
