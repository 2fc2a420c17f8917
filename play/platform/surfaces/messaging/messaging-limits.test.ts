/** What the messaging wire takes has an end: whoever goes beyond it is told off as the wire has it, in a sentence, and keeps nobody. */
import { once } from 'node:events';
import { connect as connectTcp, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import { call, MessagingBot, remove, toSkill } from '../../../../quality/testing/messaging-bot';
import { expect, test } from '../../../../quality/testing/test';
import { setupOf, someSkillId } from '../../../../quality/testing/trace-builder';
import { redactNothing } from '../../../../trace/redactor';
import type { EventBody, PlatformSetup } from '../../../../trace/trace';
import { startConversation } from '../../../player/start-conversation';
import { PlatformDouble } from '../../platform-double';
import { callsAtOnceTaken, callsTaken } from '../conversation-load';
import { platformLimits, type PlatformLimits } from '../platform-limits';
import { subscriptionsTaken, unreadTaken } from './bot-connection';
import { idleRequestsTaken } from './messaging-service';
import { MessagingSurface } from './messaging-surface';

let surface: MessagingSurface;
let double: PlatformDouble;

async function open(limits: Partial<PlatformLimits> = {}): Promise<void> {
  surface = await MessagingSurface.start({
    ...{ deadlineMs: 15_000, redactor: redactNothing },
    limits: { ...platformLimits, ...limits },
  });
  double = await PlatformDouble.start({}, async () => surface);
}

test.beforeEach(() => open());

test.afterEach(() => double.stop());

async function reopen(limits: Partial<PlatformLimits>): Promise<void> {
  await double.stop();
  await open(limits);
}

async function talking(platform: Partial<PlatformSetup> = {}, id = 'one') {
  const bot = await (await MessagingBot.connect(surface)).ready();
  const setup = setupOf({ platform });
  const events: EventBody[] = [];
  const transcript = { record: (event: EventBody) => void events.push(event), sinceMs: () => 0 };
  const { conversation, urls } = double.open(id, setup.platform, transcript);
  const started = surface.service.offer(id, startConversation(id, 'messaging', urls, setup));
  const convId = await bot.accepts();
  await started;
  conversation.botJoins();
  return { bot, convId, conversation, events };
}

const said = () => String((surface.service.breach.reason as Error | undefined)?.message);

/** The code with which the platform closes the socket. */
async function closedWith({ socket }: MessagingBot): Promise<number> {
  const [code] = (await once(socket, 'close')) as [number];
  return code;
}

async function connected(): Promise<Socket> {
  const [host, port] = surface.host.split(':');
  const socket = connectTcp(Number(port), host);
  socket.on('error', () => undefined);
  await once(socket, 'connect');
  return socket;
}

/** A connection by TLS that says this, and hears no end. */
async function saying(text: string): Promise<Socket> {
  const [host, port] = surface.host.split(':');
  const options = { host, port: Number(port), ca: surface.certificate, allowHalfOpen: true };
  const socket = connectTls(options);
  socket.on('error', () => undefined);
  await once(socket, 'secureConnect');
  socket.write(text);
  return socket;
}

test('more connections at once than a run has room for are refused, also by whoever never says a word', async () => {
  await reopen({ connections: 3 });
  const passed = once(surface.service.breach, 'abort');
  const sockets = [];
  for (let n = 0; n < 4; n += 1) sockets.push(await connected());

  await passed;
  expect(said()).toContain('opened more than 3 connections to the platform at once');
  expect(double.overrun?.reason).toBe(surface.service.breach.reason);
  for (const socket of sockets) socket.destroy();
});

test('nobody who only holds a connection keeps the platform from its end', async () => {
  const { accountId } = surface.service.users;
  const path = `/ws_api/account/${accountId}/messaging/brand/guessed?v=2.1`;
  const upgrade =
    'connection: upgrade\r\nupgrade: websocket\r\nsec-websocket-version: 13\r\nsec-websocket-key: AQIDBAUGBwgJCgsMDQ4PEC==';
  const sockets = [await connected(), await saying(`GET ${path} HTTP/1.1\r\nhost: x\r\n${upgrade}\r\n\r\n`)];
  const [refused] = (await once(sockets[1] ?? fail(), 'data')) as [Buffer];
  expect(String(refused)).toContain('401 Unauthorized');

  await surface.stop();

  for (const socket of sockets) socket.destroy();
});

function fail(): never {
  throw new Error('There is no such connection.');
}

test('a socket at what is no place at any host is refused in a sentence', async () => {
  const socket = await saying('GET // HTTP/1.1\r\nhost: x\r\nconnection: upgrade\r\nupgrade: websocket\r\n\r\n');
  const [refused] = (await once(socket, 'data')) as [Buffer];
  socket.destroy();

  expect(String(refused)).toContain('401 Unauthorized');
  expect(said()).toContain('opened a socket at // with version none');
});

test('a frame of 50 MB is refused by the code that the wire has for it', async () => {
  const bot = await MessagingBot.connect(surface);
  const closed = closedWith(bot);

  bot.send('x'.repeat(50 * 1024 * 1024));

  expect(await closed).toBe(1009);
  expect(said()).toContain('sent what is no frame: Max payload size exceeded');
});

for (const [what, send] of [
  ['small frames', (bot: MessagingBot) => bot.send('{"kind":"req","id":"1","type":".GetClock","body":{}}')],
  ['pings', ({ socket }: MessagingBot) => socket.ping()],
] as const) {
  test(`${what} without end close the socket`, async () => {
    const bot = await MessagingBot.connect(surface);
    const closed = closedWith(bot);

    for (let n = 0; n < idleRequestsTaken; n += 1) send(bot);

    const code = await closed;
    expect(said()).toContain(`sent more than ${idleRequestsTaken} requests on one socket that nobody has a use for`);
    expect(code).toBe(1008);
  });
}

test('a bot that never reads is held no more for than one socket has room for', async () => {
  const { bot, convId } = await talking();
  const length = 20_000;
  for (let n = 0; n < 10; n += 1) await bot.says(convId, 'x'.repeat(length));
  const broken = once(surface.service.breach, 'abort');

  bot.socket.pause();
  const query = JSON.stringify({ kind: 'req', id: '1', type: '.ams.ms.QueryMessages', body: { dialogId: convId } });
  for (let n = 0; n < 200; n += 1) bot.send(query);

  await broken;
  expect(said()).toContain(`did not read what it was sent: more than ${unreadTaken} bytes wait for one socket`);
});

test('a subscription too many is refused, then its socket closed', async () => {
  const bot = await MessagingBot.connect(surface);
  const closed = closedWith(bot);
  const ask = (n: number) => bot.ask('.ams.aam.SubscribeExConversations', { agentIds: [`le1.${n}`] });
  for (let n = 0; n < subscriptionsTaken; n += 1) expect((await ask(n))?.code).toBe(200);

  expect((await ask(0))?.code).toBe(200);
  expect(await ask(subscriptionsTaken)).toMatchObject({ code: 429 });

  expect(await closed).toBe(1008);
  expect(said()).toContain(`asked for more than ${subscriptionsTaken} subscriptions on one socket`);
});

test('transfers of one conversation beyond those that may be under way at once are refused, in its trace', async () => {
  const outcomes = Array.from({ length: callsAtOnceTaken + 1 }, () => ({ kind: 'no-answer' as const }));
  const { bot, convId, conversation, events } = await talking({ outcomes });

  for (let n = 0; n < callsAtOnceTaken; n += 1) void bot.updates(convId, remove(), toSkill(someSkillId));
  const why = `More than ${callsAtOnceTaken} transfers at once in one conversation.`;
  expect(await bot.updates(convId, remove(), toSkill(someSkillId))).toMatchObject({ code: 429, body: why });
  expect((await bot.says(convId, 'Hello'))?.code).toBe(200);

  double.close(conversation);
  expect(events.filter(({ kind }) => kind === 'call-refused')).toMatchObject([{ status: 429, why }]);
});

test('requests of one conversation beyond all that it may have are refused, in its trace', async () => {
  const { bot, convId, events } = await talking();
  const query = JSON.stringify({ kind: 'req', id: 'q', type: '.ams.ms.QueryMessages', body: { dialogId: convId } });
  // Its ring was the first.
  for (let n = 1; n < callsTaken; n += 1) bot.send(query);

  expect(await bot.says(convId, 'Hello')).toMatchObject({ code: 429 });
  expect(await bot.says(convId, 'Hello again')).toMatchObject({ code: 429 });

  const why = `More than ${callsTaken} requests in one conversation.`;
  expect(events).toEqual([{ kind: 'call-refused', call: '.ams.ms.PublishEvent', status: 429, why }]);
});

test('frames that a run has no room for end it, and those of a conversation that has ended make room', async () => {
  await reopen({ bytes: 60_000 });
  for (let n = 0; n < 4; n += 1) {
    const { bot, convId, conversation } = await talking({}, `c${n}`);
    expect((await bot.says(convId, 'x'.repeat(15_000)))?.code).toBe(200);
    double.close(conversation);
    bot.close();
  }
  expect(surface.service.breach.aborted).toBe(false);

  const { bot, convId } = await talking();
  for (let n = 0; n < 4; n += 1) bot.send(JSON.stringify(published(convId, 'x'.repeat(15_000))));
  await once(surface.service.breach, 'abort');

  expect(said()).toContain('had the platform hold more than 60000 bytes');
});

test('bodies of calls that are still being sent count for what a run holds', async () => {
  await reopen({ bytes: 60_000 });

  await call(surface, 'POST', '/conformance/bot', { text: 'x'.repeat(70_000) }).catch(() => undefined);

  expect(said()).toContain('had the platform hold more than 60000 bytes');
});

const published = (dialogId: string, message: string) => ({
  ...{ kind: 'req', id: 'p', type: '.ams.ms.PublishEvent' },
  body: { dialogId, event: { type: 'ContentEvent', contentType: 'text/plain', message } },
});

const deep = '['.repeat(100_000) + ']'.repeat(100_000);

for (const [what, odd, why] of [
  ['JSON a hundred thousand levels deep', deep, 'The body is nested more than 100 levels deep.'],
  ['half of a character', '"\\ud83d"', 'The body holds half of a character'],
] as const) {
  test(`${what} is refused in its conversation, with what was sent in the trace`, async () => {
    const { bot, convId, events } = await talking();
    const frame = JSON.stringify({ ...published(convId, 'Hello'), id: 'odd' }).replace('{', `{"more":${odd},`);
    const answered = bot.answerTo('odd');

    bot.send(frame);

    expect(await answered).toMatchObject({ code: 400 });
    const raw = expect.stringContaining(frame.slice(0, 100)) as unknown;
    expect(events).toMatchObject([
      { kind: 'call-refused', status: 400, why: expect.stringContaining(why) as unknown, raw },
    ]);
    expect((await bot.says(convId, 'Hello'))?.code).toBe(200);
  });
}

test('JSON a hundred thousand levels deep that is no request breaks the wire', async () => {
  const bot = await MessagingBot.connect(surface);

  bot.send(deep);
  await bot.closed();

  expect(said()).toContain('sent a frame that is no request');
});
