/**
 * What is agreed at the edge of LivePerson's messaging wire, as far as its vendor documents the shape: where the services are and
 * the login by their pages, the frames of a socket by the schemas for agents (assets/schema of the developer center), with the
 * names that the agents' SDK sends and reads. Their files stand in `contracts/wire-pacts/`.
 *
 * The vendor documents no body for a request that is refused, nor one for a refreshed session: nothing is agreed on them.
 */
import type { HttpInteraction, MessageInteraction, Pact, State } from './contract';
import { among, fits, someInteger, someText } from './matchers';

/** Stand-ins for what differs from run to run: whoever verifies a pact puts the real ones in their place. */
export const wireExamples = {
  accountId: 'le12345678',
  username: 'bot',
  password: 'password-of-the-bot',
  csrf: 'csrf-of-the-login',
} as const;

const { accountId, username, password, csrf } = wireExamples;
const api = `/api/account/${accountId}`;

const bot: State = { name: 'the account has a bot' };
const loggedIn: State = { name: 'the bot has logged in' };

function http(
  description: string,
  state: State,
  request: HttpInteraction['request'],
  response: HttpInteraction['response'],
): HttpInteraction {
  return { kind: 'http', description, state, requirements: [], request, response };
}

const domain = (service: string) =>
  http(
    `where the service ${service} is`,
    bot,
    { method: 'GET', path: `${api}/service/${service}/baseURI.json`, query: { version: '1.0' } },
    { status: 200, body: { service, account: accountId, baseURI: fits('^[^/\\s]+$', 'platform.example') } },
  );

const listed = (service: string) => ({
  service,
  account: accountId,
  baseURI: fits('^[^/\\s]+$', 'platform.example'),
});

const post = (call: string, body: unknown): HttpInteraction['request'] => ({
  method: 'POST',
  path: `${api}/${call}`,
  query: { v: '1.3' },
  body,
});

const loginPact: Pact = {
  name: 'liveperson-login',
  consumer: 'liveperson-agent',
  // Of two participants a broker keeps one pact, and the frames of the platform have theirs.
  provider: 'liveperson-login',
  interactions: [
    domain('agentVep'),
    domain('asyncMessagingEnt'),
    http(
      'where all services are',
      bot,
      { method: 'GET', path: `${api}/service/baseURI.json`, query: { version: '1.0' } },
      { status: 200, body: { baseURIs: among(listed('agentVep'), listed('asyncMessagingEnt')) } },
    ),
    http('a login with user and password', bot, post('login', { username, password }), {
      status: 200,
      body: {
        bearer: someText('bearer-of-the-login'),
        csrf: someText(csrf),
        config: { loginName: username, userId: someText('777'), userPid: someText('pid-of-the-bot') },
      },
    }),
    http('a login with a wrong password', bot, post('login', { username, password: 'guessed' }), { status: 401 }),
    http('a refresh of the session', loggedIn, post('refresh', { csrf }), { status: 'success' }),
    http('a refresh of a session that nobody has', bot, post('refresh', { csrf: 'of nobody' }), { status: 401 }),
  ],
};

function frame(description: string, state: string, contents: unknown): MessageInteraction {
  return { kind: 'message', description, state: { name: state }, requirements: [], contents };
}

const asks = (type: string, body: unknown) => ({ kind: 'req', id: someText('request-1'), type, body });
const tells = (type: string, body: unknown) => ({ kind: 'notification', type, body });
const answers = (type: string, code: unknown, body: unknown) => ({
  ...{ kind: 'resp', reqId: someText('request-1'), type: `${type}$Response`, code, body },
});

const agent = { field: 'ParticipantsChange', role: 'ASSIGNED_AGENT' } as const;
const leaves = { ...agent, type: 'REMOVE' };
const toSkill = { field: 'Skill', type: 'UPDATE', skill: fits('^\\d+$', '3402109730') };
const open = 'the bot has a conversation';

const saidPact: Pact = {
  name: 'liveperson-agent-says',
  consumer: 'liveperson-platform',
  provider: 'liveperson-agent',
  interactions: [
    frame(
      'that it takes conversations',
      'the bot has connected',
      asks('.ams.routing.SetAgentState', { availability: 'ONLINE' }),
    ),
    frame(
      'that it wants to hear of its conversations',
      'the bot has connected',
      asks('.ams.aam.SubscribeExConversations', { convState: among('OPEN') }),
    ),
    frame(
      'that it takes a ring',
      'a conversation rings',
      asks('.ams.routing.UpdateRingState', { ringId: someText('ring-1'), ringState: 'ACCEPTED' }),
    ),
    frame(
      'a text for the consumer',
      open,
      asks('.ams.ms.PublishEvent', {
        dialogId: someText('conversation-1'),
        event: { type: 'ContentEvent', contentType: 'text/plain', message: someText('Hello.') },
      }),
    ),
    frame(
      'a transfer to a skill',
      open,
      asks('.ams.cm.UpdateConversationField', {
        conversationId: someText('conversation-1'),
        conversationField: among(leaves, toSkill),
      }),
    ),
  ],
};

const conversation = { convId: someText('conversation-1') };

const heardPact: Pact = {
  name: 'liveperson-agent-hears',
  consumer: 'liveperson-agent',
  provider: 'liveperson-platform',
  interactions: [
    frame(
      'that a conversation rings',
      'a conversation rings',
      tells('.ams.routing.RoutingTaskNotification', {
        subscriptionId: someText('subscription-1'),
        changes: [
          {
            type: 'UPSERT',
            result: {
              ...{
                routingTaskId: someText('task-1'),
                taskCompleted: false,
                conversationId: someText('conversation-1'),
              },
              ...{ consumerId: someText('consumer-1'), skillId: fits('^-?\\d+$', '1000') },
              ringsDetails: [{ ringId: someText('ring-1'), ringState: 'WAITING', ringExpiration: someInteger(72_000) }],
            },
          },
        ],
      }),
    ),
    frame(
      'that it has a conversation',
      open,
      tells('.ams.aam.ExConversationChangeNotification', {
        subscriptionId: someText('subscription-1'),
        changes: [
          {
            type: 'UPSERT',
            result: {
              ...conversation,
              conversationDetails: {
                state: 'OPEN',
                skillId: fits('^-?\\d+$', '1000'),
                participants: { CONSUMER: [someText('consumer-1')], ASSIGNED_AGENT: [someText('le12345678.777')] },
                // Without these the agents' SDK drops the notification.
                participantsPId: { CONSUMER: [someText('consumer-1')], ASSIGNED_AGENT: [someText('pid-of-the-bot')] },
                dialogs: [{ dialogId: someText('conversation-1'), state: 'OPEN' }],
              },
            },
          },
        ],
      }),
    ),
    frame(
      'a text of the consumer',
      open,
      tells('.ams.ms.OnlineEventDistribution', {
        ...{ dialogId: someText('conversation-1'), sequence: someInteger(0), serverTimestamp: someInteger(1) },
        originatorMetadata: { id: someText('consumer-1'), role: 'CONSUMER' },
        event: { type: 'ContentEvent', contentType: 'text/plain', message: someText('Hello.') },
      }),
    ),
    frame('that its text was taken', open, answers('.ams.ms.PublishEvent', 200, { sequence: someInteger(1) })),
    frame(
      'that its transfer was taken',
      open,
      answers('.ams.cm.UpdateConversationField', 200, someText('OK Agent removed successfully')),
    ),
    frame(
      'that its transfer was refused',
      'the platform refuses transfers',
      // Of the body no document says anything.
      { kind: 'resp', reqId: someText('request-1'), code: fits('^[45]\\d\\d$', '400') },
    ),
    frame(
      'that it has left a conversation',
      'a transfer was taken',
      tells('.ams.aam.ExConversationChangeNotification', {
        subscriptionId: someText('subscription-1'),
        changes: [{ type: 'DELETE', result: conversation }],
      }),
    ),
  ],
};

export const wirePacts: readonly Pact[] = [loginPact, saidPact, heardPact];
