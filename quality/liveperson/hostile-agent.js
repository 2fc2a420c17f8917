/** Bots on the messaging wire that misbehave; how, says the first argument. They know the wire, and nothing of the suite. */
const https = require('node:https');
const { connect: connectTcp } = require('node:net');
const { randomUUID } = require('node:crypto');
const path = require('node:path');
// The suite's own, and not the one that the SDK brings.
const { WebSocket } = require(path.join(__dirname, '..', '..', 'node_modules', 'ws'));

const [conduct] = process.argv.slice(2);
const { LP_ACCOUNT, LP_USER, LP_PASS, LP_CSDS } = process.env;

const post = (path, body, method = 'POST', headers = {}) =>
  new Promise((resolve, reject) => {
    const request = https.request(`https://${LP_CSDS}${path}`, { method, headers }, (answer) => {
      let text = '';
      answer.on('data', (chunk) => (text += chunk));
      answer.on('end', () => resolve(JSON.parse(text)));
    });
    request.on('error', reject);
    request.end(JSON.stringify(body));
  });

/** Some at a time, so that what is sent gets away. */
function flood(times, act, done = 0) {
  for (let n = done; n < Math.min(done + 100, times); n += 1) act(n);
  if (done + 100 < times) setImmediate(() => flood(times, act, done + 100));
}

const stay = () => setInterval(() => undefined, 1_000);

async function connect() {
  const { bearer, config } = await post(`/api/account/${LP_ACCOUNT}/login?v=1.3`, {
    username: LP_USER,
    password: conduct === 'wrong-password' ? 'guessed' : LP_PASS,
  });
  if (!bearer) return stay();
  const what = { name: 'hostile bot', version: '1', fallbackMessage: 'Pardon?' };
  await post('/conformance/bot', what, 'PUT', { authorization: `Bearer ${bearer}` });
  const url = `wss://${LP_CSDS}/ws_api/account/${LP_ACCOUNT}/messaging/brand/${bearer}?v=2.1`;
  const socket = new WebSocket(url);
  const ask = (type, body) => socket.send(JSON.stringify({ kind: 'req', id: randomUUID(), type, body }));
  const says = (dialogId, message) =>
    ask('.ams.ms.PublishEvent', { dialogId, event: { type: 'ContentEvent', contentType: 'text/plain', message } });
  const me = `${LP_ACCOUNT}.${config.userId}`;
  const others = [];

  socket.on('error', (error) => console.error(error.message));
  socket.on('close', stay);
  socket.on('open', () => {
    ask('.ams.routing.SetAgentState', { availability: 'ONLINE' });
    ask('.ams.aam.SubscribeExConversations', { agentIds: [me], convState: ['OPEN'] });
    ask('.ams.routing.SubscribeRoutingTasks', {});
  });
  socket.on('message', (data) => {
    const { type, body } = JSON.parse(String(data));
    if (type === '.ams.routing.RoutingTaskNotification') onRing(body.changes[0].result);
    if (type !== '.ams.ms.OnlineEventDistribution' || body.originatorMetadata.role !== 'CONSUMER') return;
    // What it says is read, and the receipt comes from the consumer too: who answers that as well talks for ever.
    if (body.event.type === 'ContentEvent' || conduct === 'answers-receipts') onText(body);
  });

  function onRing({ conversationId, ringsDetails: [{ ringId, ringState }] }) {
    if (ringState !== 'WAITING') return;
    others.push(conversationId);
    switch (conduct) {
      case 'never-accepts':
        return;
      case 'closes-at-the-ring':
        return socket.close();
      case 'no-frame':
        return socket.send('<hello/>');
      case 'binary':
        return socket.send(Buffer.from([1, 2, 3]));
      case 'huge-frame':
        return socket.send(JSON.stringify({ text: 'x'.repeat(50 * 1024 * 1024) }));
      case 'unknown-request':
        return ask('.ams.cm.Vanish', {});
      case 'unknown-call':
        return void post('/api/secrets', {});
      case 'floods-nobody':
        return flood(1_000_000, () => ask('.GetClock', {}));
      case 'pings':
        return flood(1_000_000, () => socket.ping());
      case 'opens-sockets':
        return flood(10_000, () => new WebSocket(url).on('error', () => undefined));
      case 'opens-connections':
        return flood(10_000, () => connectTcp(Number(LP_CSDS.split(':')[1]), '127.0.0.1').on('error', () => undefined));
      case 'subscribes':
        return flood(1_000, (n) => ask('.ams.aam.SubscribeExConversations', { agentIds: [`le1.${n}`] }));
      default:
        ask('.ams.routing.UpdateRingState', { ringId, ringState: 'ACCEPTED' });
    }
  }

  function onText({ dialogId }) {
    switch (conduct) {
      case 'closes-at-the-text':
        return socket.close();
      case 'never-reads':
        for (let n = 0; n < 100; n += 1) says(dialogId, 'x'.repeat(20_000));
        socket.pause();
        return flood(1_800, () => ask('.ams.ms.QueryMessages', { dialogId }));
      case 'floods-the-consumer':
        for (let n = 0; n < 4_000; n += 1) says(dialogId, `text ${n}`);
        return;
      case 'speaks-elsewhere':
        for (const each of others) if (each !== dialogId) says(each, 'this is for somebody else');
        return says(randomUUID(), 'and this for nobody');
      case 'misshapen':
        return ask('.ams.cm.UpdateConversationField', { conversationId: dialogId, conversationField: 'all' });
      default:
        return says(dialogId, 'Pardon?');
    }
  }
}

if (conduct === 'never-logs-in') stay();
else
  connect().catch((error) => {
    console.error(error.message);
    stay();
  });
