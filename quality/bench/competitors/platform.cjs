/**
 * The platform that the other runners play against: takes every text, accepts every transfer, and remembers both for
 * each conversation. Started by itself it prints where it listens, and `GET /<conversation>` tells what it remembers.
 */
const { createServer } = require('node:http');
const { skill } = require('./escalation.json');

const nothing = { texts: [], transfers: [] };

async function startPlatform() {
  const seen = new Map();
  const server = createServer((request, response) => {
    const [, id = '', face = ''] = (request.url ?? '').split('/').map(decodeURIComponent);
    const chunks = [];
    request.on('data', (chunk) => chunks.push(chunk));
    request.on('end', () => {
      const say = (status, body) =>
        response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
      if (request.method === 'GET') return say(200, seen.get(id) ?? nothing);
      if (!seen.has(id)) seen.set(id, { texts: [], transfers: [] });
      const body = JSON.parse(Buffer.concat(chunks).toString('utf8'));
      if (face === 'messages') {
        seen.get(id).texts.push(body.text);
        return response.writeHead(204).end();
      }
      seen.get(id).transfers.push(body);
      return say(200, { transferId: `transfer-${id}`, status: 'ACCEPTED', skill });
    });
  });
  await new Promise((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = `http://127.0.0.1:${server.address().port}`;
  return {
    url,
    /** What was seen of this conversation so far. */
    seen: (id) => seen.get(id) ?? nothing,
    stop: () => {
      server.closeAllConnections();
      return new Promise((resolve) => server.close(resolve));
    },
  };
}

module.exports = { startPlatform };

if (require.main === module) {
  startPlatform().then((platform) => {
    process.stdout.write(`${platform.url}\n`);
    process.stdin.once('end', () => platform.stop()).resume();
  });
}
