/** The calls of the one escalation that every runner plays, over connections that are kept open. */
const { randomUUID } = require('node:crypto');
const { Agent, request } = require('node:http');
const { bot, integrations, greeting, ask, quietMs } = require('./escalation.json');

const target = new URL(process.env.BENCH_TARGET);
const agent = new Agent({ keepAlive: true, maxSockets: 64 });

function call(method, path, body) {
  return new Promise((resolve, reject) => {
    const text = body === undefined ? undefined : JSON.stringify(body);
    const headers =
      text === undefined ? {} : { 'content-type': 'application/json', 'content-length': Buffer.byteLength(text) };
    const asked = request(new URL(path, target), { method, agent, headers }, (answer) => {
      answer
        .resume()
        .once('end', () => resolve(answer.statusCode))
        .once('error', reject);
    });
    asked.once('error', reject).end(text);
  });
}

/** What is sent to start this conversation, for a platform at this URL. */
function startOf(conversationId, platformUrl) {
  return {
    conversationId,
    channel: 'messaging',
    platform: {
      messagesUrl: `${platformUrl}/${conversationId}/messages`,
      transfersUrl: `${platformUrl}/${conversationId}/transfers`,
    },
    bot,
    integrations,
    agentConnector: {},
  };
}

const consumerSays = (text) => ({ type: 'consumer-message', text });

/** One conversation; each call resolves to its status. */
function conversationWith(platformUrl) {
  const id = `play-${randomUUID()}`;
  return {
    id,
    start: () => call('POST', '/conversations', startOf(id, platformUrl)),
    greet: () => call('POST', `/conversations/${id}/events`, consumerSays(greeting)),
    ask: () => call('POST', `/conversations/${id}/events`, consumerSays(ask)),
    passTime: () => call('POST', `/conversations/${id}/clock`, { advanceMs: quietMs }),
    end: () => call('DELETE', `/conversations/${id}`),
  };
}

const plays = Number(process.env.BENCH_PLAYS);

module.exports = { conversationWith, startOf, consumerSays, plays, stopCalls: () => agent.destroy() };
