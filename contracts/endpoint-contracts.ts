/**
 * The suite calls the conformance endpoint of an implementation, which is the provider. What an answer has to look like
 * is written in docs/protocol; whatever that leaves open, a status above 200 or fields of its own, is accepted.
 */
import { capabilities, channels, clocks, protocolName } from '../protocol/schemas';
import { sentinel } from '../trace/trace';
import type { Applies, HttpInteraction, Pact, State } from './contract';
import { examples } from './examples';
import { fits, listOf, someText } from './matchers';
import { ask, dialog, escalating, intentId, text } from './situations';

export interface EndpointContract extends Applies {
  readonly interaction: HttpInteraction;
}

const path = `/conversations/${examples.conversationId}`;
const { conversationId } = examples;

export const noConversation: State = { name: 'no conversation is open', params: { conversationId } };
export const openConversation: State = { name: 'a conversation is open', params: { conversationId } };
export const silentConversation: State = {
  name: 'a conversation is open whose bot is silent',
  params: { conversationId },
};
export const acceptedTransfer: State = {
  name: 'a transfer was accepted in a conversation',
  params: { conversationId, transferId: examples.transferId },
};
/** An implementation may also take such a configuration and never transfer with it; then there is no such state. */
export const missingMessageRefused: State = {
  name: 'a configuration without a Message to User is refused',
  params: { conversationId },
};

/** The configuration with which the states open a conversation. */
export const plainSetup = escalating(
  'integration',
  { message: 'One moment please' },
  {
    dialogs: [dialog('greet', 'hello', text('Hello yourself.')), dialog('caught', sentinel, text('Nobody was free.'))],
  },
);

const start = {
  conversationId,
  platform: { messagesUrl: examples.messagesUrl, transfersUrl: examples.transfersUrl },
};

function withoutMessage() {
  const setup = escalating('integration', {});
  return { ...start, channel: channelExample, bot: setup.bot, integrations: setup.integrations, agentConnector: {} };
}

/** The gateway puts the channel of the run in its place. */
export const channelExample = 'messaging';

/** What a conversation without a Message to User looks like, for the state and for the request. */
export const bodyWithoutMessage = withoutMessage();

const done: HttpInteraction['response'] = { status: 'success' };

function act(description: string, state: State, call: string, body: unknown, more: Partial<HttpInteraction> = {}) {
  return {
    kind: 'http' as const,
    description,
    state,
    requirements: [],
    request: post(`${path}${call}`, body),
    response: done,
    ...more,
  };
}

function post(to: string, body: unknown): HttpInteraction['request'] {
  return { method: 'POST', path: to, body };
}

const oneOf = (words: readonly string[], example: string) => fits(`^(${words.join('|')})$`, example);

export const endpointContracts: readonly EndpointContract[] = [
  {
    interaction: {
      kind: 'http',
      description: 'the declaration',
      state: { name: 'the implementation runs' },
      requirements: [],
      request: { method: 'GET', path: '/' },
      response: {
        status: 200,
        body: {
          protocol: protocolName,
          implementation: { name: someText('some bot'), version: someText('1.0.0') },
          channels: listOf(1, oneOf(channels, channelExample)),
          clock: oneOf(clocks, 'virtual'),
          capabilities: listOf(0, oneOf(capabilities, 'bot-outage')),
          fallbackMessage: someText('Pardon?'),
        },
      },
    },
  },
  {
    interaction: {
      kind: 'http',
      description: 'a conversation is started',
      state: noConversation,
      requirements: [],
      request: post('/conversations', {
        ...start,
        channel: channelExample,
        bot: plainSetup.bot,
        integrations: plainSetup.integrations,
        agentConnector: { fallbackSkillId: '2110845577', fallbackEscalationTime: 180_000 },
      }),
      response: done,
    },
  },
  {
    needs: ['receiver'],
    interaction: {
      kind: 'http',
      description: 'a conversation is started that another bot handed over',
      state: noConversation,
      requirements: ['context.receiver-starts-intent-dialog'],
      request: post('/conversations', {
        ...start,
        channel: channelExample,
        bot: { ...plainSetup.bot, dialogs: [{ ...dialog('greet', 'hello', text('Hello.')), intentId }] },
        integrations: [],
        agentConnector: {},
        handedOver: { intentId, userMessage: ask },
      }),
      response: done,
    },
  },
  {
    interaction: {
      kind: 'http',
      description: 'a configuration without a Message to User is refused',
      state: missingMessageRefused,
      requirements: ['config.message-required'],
      request: post('/conversations', bodyWithoutMessage),
      response: {
        status: 422,
        mediaType: 'application/problem+json',
        body: { title: someText('The configuration is refused') },
      },
    },
  },
  {
    interaction: act('the consumer says something', openConversation, '/events', {
      type: 'consumer-message',
      text: 'hello',
    }),
  },
  {
    interaction: act(
      'an accepted transfer failed',
      acceptedTransfer,
      '/events',
      { type: 'transfer-failed', transferId: examples.transferId },
      { requirements: ['deferred.sentinel-reaches-bot'] },
    ),
  },
  {
    interaction: act('an agent joins', openConversation, '/events', {
      type: 'agent-joined',
      agentId: examples.agentId,
    }),
  },
  { clocks: ['virtual'], interaction: act('time passes', openConversation, '/clock', { advanceMs: 1500 }) },
  { clocks: ['virtual'], interaction: act('no time passes', openConversation, '/clock', { advanceMs: 0 }) },
  { needs: ['bot-outage'], interaction: act('the bot falls silent', openConversation, '/outage', { silent: true }) },
  {
    needs: ['bot-outage'],
    interaction: act('the bot may answer again', silentConversation, '/outage', { silent: false }),
  },
  {
    interaction: {
      kind: 'http',
      description: 'a conversation ends',
      state: openConversation,
      requirements: [],
      request: { method: 'DELETE', path },
      response: done,
    },
  },
  {
    interaction: act(
      'something arrives for an unknown conversation',
      noConversation,
      '/events',
      { type: 'consumer-message', text: 'hello' },
      { response: notFound() },
    ),
  },
];

function notFound(): HttpInteraction['response'] {
  return {
    status: 404,
    mediaType: 'application/problem+json',
    body: { title: someText('Not found') },
  };
}

export const endpointPact: Pact = {
  name: 'suite-endpoint',
  consumer: 'escalation-conformance-suite',
  provider: 'escalation-endpoint',
  interactions: endpointContracts.map((each) => each.interaction),
};
