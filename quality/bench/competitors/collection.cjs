/** The escalation as a Postman collection; one iteration of it is one play. What the platform saw it asks for by HTTP. */
const { startOf, consumerSays } = require('./calls.cjs');
const { greeting, ask, quietMs, fallbackMessage, message, skill, bot } = require('./escalation.json');

const id = '{{conversation}}';

function request(name, method, url, body, tests) {
  return {
    name,
    request: {
      method,
      url,
      header: [{ key: 'content-type', value: 'application/json' }],
      ...(body === undefined ? {} : { body: { mode: 'raw', raw: JSON.stringify(body) } }),
    },
    event: [{ listen: 'test', script: { type: 'text/javascript', exec: tests } }],
  };
}

const status = (expected) => `pm.test('status', () => pm.expect(pm.response.code).to.equal(${expected}));`;
const literal = (value) => JSON.stringify(value);

function collectionOf(targetUrl, platformUrl) {
  const target = targetUrl.replace(/\/$/, '');
  const events = `${target}/conversations/${id}/events`;
  const seen = (name, tests) =>
    request(name, 'GET', `${platformUrl}/${id}`, undefined, ['const seen = pm.response.json();', ...tests]);
  const texts = `pm.test('texts', () => pm.expect(seen.texts).to.eql([${literal(fallbackMessage)}]));`;
  const transfers = (count) => `pm.test('transfers', () => pm.expect(seen.transfers.length).to.equal(${count}));`;
  const field = (name, value) => `pm.test('${name}', () => pm.expect(seen.transfers[0].${name}).to.equal(${value}));`;
  const start = request('start', 'POST', `${target}/conversations`, startOf(id, platformUrl), [status(201)]);
  const choose = "pm.collectionVariables.set('conversation', 'play-' + pm.variables.replaceIn('{{$guid}}'));";
  start.event.push({ listen: 'prerequest', script: { type: 'text/javascript', exec: [choose] } });
  return {
    info: { name: 'escalation', schema: 'https://schema.getpostman.com/json/collection/v2.1.0/collection.json' },
    variable: [{ key: 'conversation', value: '' }],
    item: [
      start,
      request('greet', 'POST', events, consumerSays(greeting), [status(204)]),
      seen('after the greeting', [texts, transfers(0)]),
      request('ask', 'POST', events, consumerSays(ask), [status(204)]),
      seen('after the request', [
        transfers(1),
        field('agentSkillId', literal(skill.id)),
        field('message', literal(message)),
        field('chatBotId', literal(bot.chatBotId)),
        field('conversationId', "pm.collectionVariables.get('conversation')"),
      ]),
      request('pass time', 'POST', `${target}/conversations/${id}/clock`, { advanceMs: quietMs }, [status(204)]),
      seen('at last', [transfers(1), texts]),
      request('end', 'DELETE', `${target}/conversations/${id}`, undefined, [status(204)]),
    ],
  };
}

module.exports = { collectionOf };
