/**
 * What is agreed at the edge of a custom endpoint, as LivePerson documents it for whoever provides one: the calls of its
 * third-party-bots connector, and the answers of a bot, by the pages and the OpenAPI document that `custom-endpoint-calls.ts`
 * names. Its file stands in `contracts/wire-pacts/`.
 *
 * A transfer is documented in four ways, and each is an interaction of its own: a bot that has one of them need not have the
 * others. Nothing is agreed on what a bot answers to a conversation that it knows already: the documents have 409 for that,
 * and the connector goes on by any good status as well.
 */
import type { HttpInteraction, Pact } from './contract';
import { among, fits, someInteger, someText } from './matchers';

/** Stand-ins for what is each bot's own: whoever verifies the pact puts the real ones in their place. */
export const endpointExamples = {
  place: '/v1/bots/garden-desk/environments/draft',
  conversationId: 'conversation-1',
  words: 'agent please',
  skillName: 'gardeners',
  agentId: '4129463410',
} as const;

const { place, conversationId, words, skillName, agentId } = endpointExamples;
const path = `${place}/conversations/${conversationId}`;

function interaction(
  description: string,
  state: string,
  request: HttpInteraction['request'],
  response: HttpInteraction['response'],
): HttpInteraction {
  return { kind: 'http', description, state: { name: state }, requirements: [], request, response };
}

const creation: HttpInteraction['request'] = {
  method: 'PUT',
  path,
  body: {
    sdes: {},
    context: {
      ...{ type: 'MESSAGING', skillId: someInteger(1_000), campaignId: someInteger(2_000) },
      ...{ engagementId: someInteger(3_000), visitor: {} },
    },
  },
};

const event: HttpInteraction['request'] = {
  method: 'POST',
  path: `${path}/events`,
  body: {
    ...{ type: 'TEXT', source: 'CONSUMER', data: { message: someText(words) } },
    context: {
      lpEvent: {
        ...{ sequence: someInteger(0), serverTimestamp: someInteger(1), conversationId, dialogId: conversationId },
        event: { type: 'ContentEvent', message: someText(words), contentType: 'text/plain' },
        ...{ metadata: [], messageAudience: 'ALL' },
      },
    },
  },
};

const answering = (item: unknown): HttpInteraction['response'] => ({ status: 200, body: { response: among(item) } });

const transferring = (parameters: object) => answering({ type: 'ACTION', data: { name: 'TRANSFER', ...parameters } });

export const customEndpointPact: Pact = {
  name: 'custom-endpoint',
  consumer: 'third-party-bots-connector',
  provider: 'custom-endpoint',
  interactions: [
    interaction(
      'how the bot is',
      'the bot is online',
      { method: 'GET', path: `${place}/state` },
      { status: 200, body: { state: 'online', version: someText('1.0.0') } },
    ),
    interaction('a new conversation', 'the bot is online', creation, { status: 'success' }),
    interaction('what a consumer says', 'the bot answers by a text', event, {
      ...answering({ type: 'TEXT', data: { message: someText('Hello.') } }),
    }),
    interaction(
      'what a consumer says who is to go to a skill',
      'the bot transfers to a skill by its name',
      event,
      transferring({ parameters: { skillName: someText(skillName) } }),
    ),
    interaction(
      'what a consumer says who is to go to an agent of a skill',
      'the bot transfers to an agent and names the skill as well',
      event,
      transferring({ parameters: { skillName: someText(skillName), agentId: fits('^[\\d.]+$', agentId) } }),
    ),
    interaction(
      'what a consumer says who is to go to an agent',
      'the bot transfers to an agent and names no skill',
      event,
      transferring({ parameters: { agentId: fits('^[\\d.]+$', agentId) } }),
    ),
    interaction(
      'what a consumer says who is to go to a skill, answered as LivePerson Functions has it',
      'the bot transfers to a skill as bots in LivePerson Functions do',
      event,
      transferring({ actionParameters: { skill: someText(skillName) } }),
    ),
    interaction('what a consumer says in a conversation that the bot does not know', 'the bot is online', event, {
      status: 404,
    }),
  ],
};
