/**
 * Every place where somebody else's bytes come in over a line, in one table: our servers, to which anybody may write, and what we
 * read of servers and children. Whatever comes, the process goes on, and what comes next as it should is answered.
 */
import assert from 'node:assert/strict';
import { writeFileSync } from 'node:fs';
import { connect, createServer, type AddressInfo, type Socket } from 'node:net';
import path from 'node:path';
import { connect as connectTls } from 'node:tls';
import fc from 'fast-check';
import { Gateway } from '../../contracts/gateway';
import { Fault } from '../../play/adapters/fault';
import { reachByHttp } from '../../play/adapters/reach-by-http';
import { messagesFd } from '../../play/adapters/module-messages';
import { reachByStdio } from '../../play/adapters/reach-by-stdio';
import { reachModule } from '../../play/adapters/reach-module';
import { PlatformDouble } from '../../play/platform/platform-double';
import { MessagingSurface } from '../../play/platform/surfaces/messaging/messaging-surface';
import { redactNothing } from '../../trace/redactor';
import { mutated } from './mutated';
import { call, MessagingBot } from '../testing/messaging-bot';
import { declared } from '../testing/serve';
import { temporaryFolder } from '../testing/temporary-folder';

export interface FuzzedServer {
  readonly name: string;
  /** Bytes that are as they should be. */
  readonly valid: (url: URL) => string;
  /** Whether each case starts a process. */
  readonly costly?: true;
  /** Opens it: `send` hands on bytes and resolves when they were answered or refused, `works` sees that all is well. */
  readonly open: () => Promise<OpenLine>;
}

interface OpenLine {
  /** For what has the address in it. */
  readonly url: URL;
  readonly send: (bytes: Buffer) => Promise<void>;
  readonly works: () => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Milliseconds after which one who says nothing more is left: half of a request may be waited for. */
const patienceOfCaseMs = 50;

/** Writes to the server as nobody does who keeps to HTTP; resolves when it has answered, or has hung up. */
function writeTo({ hostname, port }: URL, bytes: Buffer): Promise<void> {
  return untilAnswered(() => {
    const socket = connect(Number(port), hostname);
    return socket.once('connect', () => socket.end(bytes));
  });
}

function untilAnswered(open: () => Socket): Promise<void> {
  return new Promise((resolve) => {
    const socket = open();
    const leave = () => {
      clearTimeout(timer);
      socket.destroy();
      resolve();
    };
    const timer = setTimeout(leave, patienceOfCaseMs);
    socket
      .on('error', () => undefined)
      .once('data', leave)
      .once('close', leave);
  });
}

const body = JSON.stringify({
  conversationId: 'c',
  chatBotId: 'bot-1',
  message: 'One moment',
  agentSkillId: '3402109730',
});

const request = ({ host, pathname }: URL, text: string) =>
  `POST ${pathname} HTTP/1.1\r\nhost: ${host}\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;

async function platform(): Promise<OpenLine> {
  const double = await PlatformDouble.start();
  const setup = {
    skills: [{ id: '3402109730', name: 'Service', heldBy: 'agents' as const }],
    agents: [],
    outcomes: [],
  };
  const open = (record: () => unknown) => double.open('c', setup, { record, sinceMs: () => 0 });
  const { conversation, urls } = open(() => undefined);
  return {
    url: new URL(urls.transfersUrl),
    send: (bytes) => writeTo(new URL(urls.transfersUrl), bytes),
    works: async () => {
      // Its own limits hold for one conversation, and another one knows nothing of them.
      let events = 0;
      const other = open(() => (events += 1));
      const headers = { 'content-type': 'application/json' };
      const answer = await fetch(other.urls.messagesUrl, {
        method: 'POST',
        headers,
        body: '{"conversationId":"c","text":"Hello"}',
      });
      assert.deepEqual([answer.status, events], [204, 1]);
      double.close(other.conversation);
    },
    close: async () => {
      double.close(conversation);
      await double.stop();
    },
  };
}

async function gateway(): Promise<OpenLine> {
  const answerTo = async ({ body: text }: { readonly body: string }) => ({ status: 200, headers: {}, body: text });
  const server = await Gateway.start(answerTo);
  const url = new URL('/any', server.url);
  return {
    url,
    send: (bytes) => writeTo(url, bytes),
    works: async () => {
      const answer = await fetch(url, { method: 'POST', body: 'Hello' });
      assert.deepEqual([answer.status, await answer.text()], [200, 'Hello']);
    },
    close: () => server.stop(),
  };
}

const answer = (text: string) =>
  `HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: ${Buffer.byteLength(text)}\r\n\r\n${text}`;

/** What we call: it sends these bytes whatever it is asked, and hangs up. */
async function implementationByHttp(): Promise<OpenLine> {
  let bytes: Buffer = Buffer.from(answer(JSON.stringify(declared)));
  const sockets = new Set<Socket>();
  const server = createServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined).once('close', () => sockets.delete(socket));
    socket.once('data', () => socket.end(bytes));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const ask = async () => {
    const { adapter } = reachByHttp(url, { callDeadlineMs: 5_000, connections: 2 });
    await requireAnswerOrFault(adapter.declare().finally(() => adapter.close()));
  };
  return {
    url,
    send: async (sent) => {
      bytes = sent;
      await ask();
    },
    works: async () => {
      bytes = Buffer.from(answer(JSON.stringify(declared)));
      const { adapter } = reachByHttp(url, { callDeadlineMs: 60_000, connections: 2 });
      assert.deepEqual(await adapter.declare().finally(() => adapter.close()), declared);
    },
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** A child that says these bytes when it is first asked, whatever it is asked, and ends. */
async function implementationOnStdio(): Promise<OpenLine> {
  const folder = await temporaryFolder();
  const file = path.join(folder.path, 'said');
  // What it says stands in a file: faults name the command.
  const script = `process.stdin.once('data',()=>{process.stdin.destroy();process.stdout.end(require('fs').readFileSync('${file}'))})`;
  const ask = async (bytes: Buffer) => {
    writeFileSync(file, bytes);
    const { adapter } = reachByStdio(`'${process.execPath}' -e "${script}"`, {
      ...{ callDeadlineMs: 60_000, startUpMs: 60_000 },
      redactor: redactNothing,
    });
    return requireAnswerOrFault(adapter.declare()).finally(() => adapter.close());
  };
  return {
    url: new URL('stdio:child'),
    send: async (bytes) => void (await ask(bytes.subarray(0, 20_000))),
    works: async () => {
      const line = `${JSON.stringify({ id: 1, declaration: declared })}\n`;
      assert.deepEqual(await ask(Buffer.from(line)), declared);
    },
    close: () => folder.remove(),
  };
}

async function messaging(): Promise<MessagingSurface> {
  return MessagingSurface.start({ deadlineMs: 5_000, redactor: redactNothing });
}

/** What a bot broke is told of it, in a sentence. */
function requireTold({ service: { breach } }: MessagingSurface): void {
  if (!breach.aborted) return;
  const { reason } = breach as { reason: unknown };
  assert.ok(reason instanceof Fault && reason.kind === 'protocol', String(reason));
  assert.ok(reason.message.length < 4_000, reason.message);
}

/** The calls of the LivePerson wire, and the upgrade to a socket, byte by byte. */
async function messagingCalls(): Promise<OpenLine> {
  const surface = await messaging();
  const account = `/api/account/${surface.service.users.accountId}`;
  const url = new URL(`https://${surface.host}${account}/login`);
  const { hostname: host, port } = url;
  const say = (bytes: Buffer) => () =>
    connectTls({ host, port: Number(port), ca: surface.certificate }, function (this: Socket) {
      this.end(bytes);
    });
  return {
    url,
    send: async (bytes) => {
      await untilAnswered(say(bytes));
      requireTold(surface);
    },
    works: async () => {
      const { status } = await call(surface, 'GET', `${account}/service/baseURI.json`);
      assert.equal(status, 200);
    },
    close: () => surface.stop(),
  };
}

const conversationMark = 'CONVERSATION';

/** Frames on the socket of a bot that has a conversation: what is no frame breaks the wire, and the next run has another one. */
async function messagingFrames(): Promise<OpenLine> {
  let surface = await messaging();
  const setup = {
    skills: [{ id: '3402109730', name: 'Service', heldBy: 'agents' as const }],
    agents: [],
    outcomes: [],
  };
  const connected = async () => {
    const bot = await MessagingBot.connect(surface);
    const double = await PlatformDouble.start({}, async () => surface);
    const { conversation } = double.open('c', setup, { record: () => undefined, sinceMs: () => 0 });
    await bot.ask('.ams.aam.SubscribeExConversations', {});
    const { changes } = await bot.hears('.ams.aam.ExConversationChangeNotification');
    const [{ result }] = changes as [{ result: { convId: string } }];
    const joins = { field: 'ParticipantsChange', type: 'ADD', role: 'ASSIGNED_AGENT' };
    assert.equal((await bot.updates(result.convId, joins))?.code, 200);
    return { bot, convId: result.convId, leave: () => (double.close(conversation), bot.close()) };
  };
  return {
    url: new URL(`wss://${surface.host}`),
    send: async (bytes) => {
      const { bot, convId, leave } = await connected();
      const sent = Buffer.from(bytes.toString('latin1').replaceAll(conversationMark, convId), 'latin1');
      const answered = bot.answerTo('fuzzed');
      bot.socket.send(sent, { binary: false });
      // Whatever became of it, what is asked next is answered, or the socket is closed with a reason.
      await Promise.race([answered, bot.ask('.GetClock', {})]);
      leave();
    },
    works: async () => {
      requireTold(surface);
      if (surface.service.breach.aborted) {
        await surface.stop();
        surface = await messaging();
      }
      const { leave } = await connected();
      leave();
    },
    close: () => surface.stop(),
  };
}

const frame = JSON.stringify({
  ...{ kind: 'req', id: 'fuzzed', type: '.ams.ms.PublishEvent' },
  body: {
    dialogId: conversationMark,
    event: { type: 'ContentEvent', contentType: 'text/plain', message: 'One moment' },
    messageAudience: 'ALL',
  },
});

/** A module that writes these bytes to the line between its process and the suite, which is not for it, while it is loaded. */
async function lineOfModule(): Promise<OpenLine> {
  const folder = await temporaryFolder();
  const load = async (bytes: Buffer) => {
    const file = path.join(folder.path, 'module.cjs');
    const write = `require('node:fs').writeSync(${messagesFd}, Buffer.from('${bytes.toString('base64')}', 'base64'));`;
    const functions = `{ declaration: ${JSON.stringify(declared)}, start: () => ({ tell() {}, stop() {}, settled() {} }) }`;
    writeFileSync(file, `${write}\nmodule.exports = ${functions};\n`);
    const { adapter } = await reachModule(file, { callDeadlineMs: 60_000 });
    return adapter.declare().finally(() => adapter.close());
  };
  return {
    url: new URL('file:///module.cjs'),
    send: async (bytes) =>
      void (await requireAnswerOrFault(load(bytes.subarray(0, 20_000)), /^(protocol|unreachable|usage)$/)),
    works: async () => assert.deepEqual(await load(Buffer.from('{"kind":"inside","id":null}\n')), declared),
    close: () => folder.remove(),
  };
}

/** A value, or a fault of whoever was called: never of ours. */
async function requireAnswerOrFault<T>(asked: Promise<T>, kinds = /^(protocol|unreachable)$/): Promise<T | undefined> {
  return asked.catch((error: unknown) => {
    assert.ok(error instanceof Fault, String(error));
    assert.match(error.kind, kinds);
    assert.ok(error.message.length < 4_000, error.message);
    return undefined;
  });
}

export const fuzzedServers: readonly FuzzedServer[] = [
  { name: 'the platform', valid: (url) => request(url, body), open: platform },
  { name: 'the server of the contracts', valid: (url) => request(url, body), open: gateway },
  {
    name: 'the calls of the LivePerson wire',
    valid: (url) => request(url, JSON.stringify({ username: 'bot', password: 'guessed' })),
    open: messagingCalls,
  },
  { name: 'the socket of the LivePerson wire', valid: () => frame, open: messagingFrames },
  {
    name: 'a caller of an implementation over HTTP',
    valid: () => answer(JSON.stringify(declared)),
    open: implementationByHttp,
  },
  {
    ...{ name: 'a caller of an implementation on stdio', costly: true as const, open: implementationOnStdio },
    valid: () => `${JSON.stringify({ id: 1, declaration: declared })}\n`,
  },
  {
    ...{ name: "the line of a module's process", costly: true as const, open: lineOfModule },
    valid: () => `${JSON.stringify({ kind: 'gave', id: 1, value: { kind: 'found' } })}\n`,
  },
];

/** Sends what nobody expects; rejects with the smallest after which it does not work any more. */
export async function fuzzServer(
  { valid, open }: FuzzedServer,
  { cases, seed }: { readonly cases: number; readonly seed?: number },
): Promise<void> {
  const line = await open();
  try {
    await line.works();
    await fc.assert(
      fc.asyncProperty(mutated(valid(line.url)), async (bytes) => {
        await line.send(bytes);
        await line.works();
      }),
      { numRuns: cases, ...(seed === undefined ? {} : { seed }) },
    );
  } finally {
    await line.close();
  }
}
