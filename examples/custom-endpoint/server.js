/**
 * A bot behind a custom endpoint, as LivePerson's third-party-bots connector calls it: its state, its conversations, and what
 * it answers to the consumer. Start it with `PORT=3000 node server.js`.
 */
const { createServer } = require('node:http');

const bot = '/v1/bots/garden-desk/environments/draft';
const conversations = new Set();

/** What the bot answers, as the items of a response. */
function answerTo(words) {
  switch (words) {
    case 'hello':
      return [text('Welcome to the garden desk.')];
    case 'gardener please':
      return [
        text('I look for somebody who knows your plants.'),
        text('One moment, a gardener will join.'),
        transferTo('gardeners'),
      ];
    case 'my order':
      return [text('I pass you on to Ada, who has your order.'), transferTo('orders', '4129463410')];
    default:
      return [text('Sorry, I only know plants and orders.')];
  }
}

const text = (message) => ({ type: 'TEXT', data: { message } });

function transferTo(skillName, agentId) {
  const parameters = agentId === undefined ? { skillName } : { skillName, agentId };
  return { type: 'ACTION', data: { name: 'TRANSFER', parameters } };
}

async function answer({ method, url }, body) {
  if (!url.startsWith(bot)) return { status: 404 };
  const path = url.slice(bot.length);
  if (method === 'GET' && path === '/state') return { status: 200, json: { state: 'online', version: '1.0.0' } };
  const [, id, isEvent] = /^\/conversations\/([^/]+)(\/events)?$/.exec(path) ?? [];
  if (method === 'PUT' && id && !isEvent) {
    const status = conversations.has(id) ? 409 : 200;
    conversations.add(id);
    return { status };
  }
  if (method !== 'POST' || !isEvent || !conversations.has(id)) return { status: 404 };
  const { type, data } = JSON.parse(body);
  const response = type === 'TEXT' ? answerTo(data.message) : [];
  return { status: 200, json: { response, analytics: { intents: [] } } };
}

createServer((incoming, outgoing) => {
  const parts = [];
  incoming.on('data', (part) => parts.push(part));
  incoming.on('end', async () => {
    const body = Buffer.concat(parts).toString('utf8');
    const { status, json } = await answer(incoming, body).catch(() => ({ status: 400 }));
    outgoing.writeHead(status, { 'content-type': 'application/json' });
    outgoing.end(json === undefined ? '' : JSON.stringify(json));
  });
}).listen(Number(process.env.PORT ?? 3000), '127.0.0.1');
