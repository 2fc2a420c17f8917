/** Servers as they are: whatever theirs do with connections, every call is sent once, and what breaks is told with its cause. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTcpServer, type AddressInfo, type Server as TcpServer, type Socket } from 'node:net';
import { setTimeout as sleep } from 'node:timers/promises';
import { brotliCompressSync, deflateSync, gzipSync } from 'node:zlib';
import { startRecordingProxy } from '../../quality/testing/recording-proxy';
import { declaring } from '../../quality/testing/serve';
import { expect, test } from '../../quality/testing/test';
import { Fault } from './fault';
import { HttpCaller, type HttpCallerOptions } from './http-caller';
import { HttpAdapter } from './http-adapter';

const ends: (() => Promise<unknown>)[] = [];

test.afterEach(async () => {
  for (const end of ends.splice(0).reverse()) await end();
});

interface Listening {
  readonly target: URL;
  /** Every call that arrived, as `POST /conversations`. */
  readonly calls: string[];
  /** The most connections that were open at once. */
  readonly most: () => number;
  /** Connections that were ever made. */
  readonly made: () => number;
}

async function listening(server: Server | TcpServer, calls: string[] = []): Promise<Listening> {
  const sockets = new Set<Socket>();
  let [most, made] = [0, 0];
  server.on('connection', (socket: Socket) => {
    sockets.add(socket.on('error', () => undefined).once('close', () => sockets.delete(socket)));
    most = Math.max(most, sockets.size);
    made += 1;
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  ends.push(async () => {
    sockets.forEach((socket) => socket.destroy());
    await new Promise((resolve) => server.close(resolve));
  });
  const target = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}/`);
  return { target, calls, most: () => most, made: () => made };
}

/** An HTTP server that takes every call, once it has read it. */
function taking(answer: (request: IncomingMessage, response: ServerResponse) => void): Promise<Listening> {
  const calls: string[] = [];
  const server = createServer((request, response) => {
    calls.push(`${request.method} ${request.url}`);
    request.resume().once('end', () => answer(request, response));
  });
  return listening(server, calls);
}

function callerFor(target: URL, options: Partial<HttpCallerOptions> = {}): HttpCaller {
  const caller = new HttpCaller(target, { callDeadlineMs: 5_000, connections: 4, ...options });
  ends.push(() => caller.close());
  return caller;
}

async function faultOf(call: Promise<unknown>): Promise<Fault> {
  const thrown = await call.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (thrown instanceof Fault) return thrown;
  throw new Error(`No fault, but ${String(thrown)}.`);
}

const noContent = (_: IncomingMessage, response: ServerResponse) => void response.writeHead(204).end();

test('no coding is asked for', async () => {
  let asked: string | undefined;
  const { target } = await taking((request, response) => {
    asked = request.headers['accept-encoding'];
    noContent(request, response);
  });
  await callerFor(target).call('GET', '/');

  expect(asked).toBe('identity');
});

for (const [coding, code] of [
  ['gzip', gzipSync],
  ['deflate', deflateSync],
  ['br', brotliCompressSync],
] as const) {
  test(`an answer in ${coding} is told by the name of its coding`, async () => {
    const { target } = await taking((_, response) => {
      response.writeHead(200, { 'content-type': 'application/json', 'content-encoding': coding });
      response.end(code(JSON.stringify({ protocol: 'escalation-conformance/1' })));
    });
    const fault = await faultOf(new HttpAdapter(callerFor(target)).declare());

    expect(fault.kind).toBe('protocol');
    expect(fault.message).toContain(`and a body in the coding "${coding}". Expected a declaration in JSON.`);
    expect(fault.message).toContain('Accept-Encoding: identity');
    expect(fault.message).not.toMatch(/[^\t\n\x20-\x7e]/);
  });
}

test('a coding does not matter where nothing of the body is read', async () => {
  const { target } = await taking((_, response) => {
    response.writeHead(200, { 'content-encoding': 'gzip' }).end(gzipSync('done'));
  });

  await expect(callerFor(target).act('a', 'POST', '/clock', {})).resolves.toBeUndefined();
});

test('the coding "identity" is none', async () => {
  const { target } = await listening(
    createServer((request, response) => {
      response.setHeader('content-encoding', 'identity');
      declaring({}, noContent)(request, response);
    }),
  );

  expect((await new HttpAdapter(callerFor(target)).declare()).clock).toBe('virtual');
});

/** Speaks below HTTP: each call is answered with these parts, each sent for itself. */
async function speaking(parts: readonly string[]): Promise<Listening> {
  const calls: string[] = [];
  const server = createTcpServer((socket) => {
    socket.setNoDelay(true);
    socket.on('data', (chunk) => {
      calls.push(chunk.toString('latin1').split('\r\n', 1)[0] ?? '');
      const send = async () => {
        for (const part of parts) {
          await new Promise<void>((resolve) => socket.write(part, 'latin1', () => resolve()));
          await new Promise((resolve) => setImmediate(resolve));
        }
      };
      void send();
    });
  });
  return listening(server, calls);
}

const goOn = 'HTTP/1.1 100 Continue\r\n\r\n';
const answered = 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}';

for (const [what, parts] of [
  ['before an answer', [goOn, answered]],
  ['in one piece with it', [goOn + answered]],
  ['twice', [goOn, goOn + answered]],
  ['with headers', ['HTTP/1.1 100 Continue\r\nserver: old\r\nx: 1\r\n\r\n', answered]],
  ['without a reason', ['HTTP/1.1 100\r\n\r\n', answered]],
  ['of HTTP/1.0', ['HTTP/1.0 100 Continue\r\n\r\n', answered]],
  ['byte by byte', [...(goOn + answered)]],
] as const) {
  test(`100 Continue that nobody asked for is passed over: ${what}`, async () => {
    const { target, calls } = await speaking(parts);
    const caller = callerFor(target, { connections: 1 });

    expect(await caller.call('GET', '/')).toMatchObject({ status: 200, raw: '{}' });
    expect(await caller.call('GET', '/again')).toMatchObject({ status: 200, raw: '{}' });
    expect(calls).toEqual(['GET / HTTP/1.1', 'GET /again HTTP/1.1']);
  });
}

test('a body that reads like 100 Continue stays as it is', async () => {
  const body = `${goOn}${goOn}`;
  const { target } = await speaking([`HTTP/1.1 200 OK\r\ncontent-length: ${body.length}\r\n\r\n`, body]);

  expect((await callerFor(target).call('GET', '/')).raw).toBe(body);
});

test('what never becomes an answer after 100 Continue is told', async () => {
  const { target } = await listening(createTcpServer((socket) => socket.once('data', () => socket.end(goOn))));

  expect((await faultOf(callerFor(target).call('GET', '/'))).kind).toBe('unreachable');
});

test('an idle connection is used no more after a second where no hint is given', async () => {
  const { target, made } = await taking((_, response) => {
    // Node hints by itself.
    response.removeHeader('keep-alive');
    response.shouldKeepAlive = true;
    response.sendDate = false;
    response.writeHead(204, { connection: 'keep-alive' }).end();
  });
  const caller = callerFor(target, { connections: 1 });
  await caller.call('GET', '/');
  await caller.call('GET', '/');
  expect(made()).toBe(1);
  // Longer than a connection is kept: there is no signal for what is not done.
  await sleep(1_300);
  await caller.call('GET', '/');

  expect(made()).toBe(2);
});

test('an idle connection is used no more before the hint of its server has passed', async () => {
  const { target, made } = await taking((_, response) => {
    response.writeHead(204, { connection: 'keep-alive', 'keep-alive': 'timeout=2' }).end();
  });
  const caller = callerFor(target, { connections: 1 });
  await caller.call('GET', '/');
  await caller.call('GET', '/');

  expect(made()).toBe(2);
});

test('a server that closes connections as it likes gets one for each call from then on', async () => {
  const { target, calls, made } = await taking((request, response) => {
    response.writeHead(204, { connection: 'keep-alive' }).end(() => setTimeout(() => request.socket.end(), 20));
  });
  const caller = callerFor(target, { connections: 1 });
  await caller.call('GET', '/');
  // The close is seen when it comes.
  await sleep(200);
  for (let each = 0; each < 5; each++) {
    await caller.call('POST', `/${each}`, {});
    await sleep(each * 10);
  }

  expect(made()).toBe(6);
  expect(calls).toEqual(['GET /', 'POST /0', 'POST /1', 'POST /2', 'POST /3', 'POST /4']);
});

for (const method of ['POST', 'DELETE'] as const) {
  for (const how of ['closes', 'resets'] as const) {
    test(`a ${method} under which its server ${how} the connection is sent once, and told with its cause`, async () => {
      let last = false;
      const { target, calls } = await taking((request, response) => {
        if (!last) noContent(request, response);
        else if (how === 'closes') request.socket.destroy();
        else request.socket.resetAndDestroy();
      });
      const caller = callerFor(target);
      await caller.call('GET', '/');
      last = true;
      const fault = await faultOf(caller.act('a', method, method === 'POST' ? '/events' : ''));

      expect(fault.kind).toBe('unreachable');
      expect(fault.message).toContain(`could not be reached: ${method} /conversations/a`);
      expect(fault.message).toContain('was not made again');
      expect(calls.filter((each) => each.startsWith(method))).toHaveLength(1);
    });
  }
}

test('no more connections are open than were said to be taken, and a call that waits for one is not late', async () => {
  const { target, calls, most } = await taking((request, response) => {
    setTimeout(() => noContent(request, response), 100);
  });
  const caller = callerFor(target, { connections: 2, strictly: true, callDeadlineMs: 600 });
  const alone = (path: string) =>
    caller.line.inTurn(async () => {
      const { body } = await caller.line.requestAlone({ method: 'GET', path, signal: AbortSignal.timeout(600) });
      await body.dump();
    });
  await Promise.all(
    Array.from({ length: 20 }, (_, each) => (each % 4 === 0 ? alone(`/${each}`) : caller.call('POST', `/${each}`, {}))),
  );

  expect(calls).toHaveLength(20);
  expect(most()).toBeLessThanOrEqual(2);
});

test('a target elsewhere is called by the proxy that is given, with its user and password', async () => {
  const headers: IncomingMessage['headers'][] = [];
  const { target: proxy, calls } = await taking((request, response) => {
    headers.push(request.headers);
    response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
  });
  proxy.username = 'me';
  proxy.password = 'se%40cret';
  const caller = callerFor(new URL('http://bot.example:81/base/'), { proxy });
  await caller.call('POST', '/conversations', { a: 1 });

  expect(calls).toEqual(['POST http://bot.example:81/base/conversations']);
  expect(headers[0]).toMatchObject({
    host: 'bot.example:81',
    'proxy-authorization': `Basic ${Buffer.from('me:se@cret').toString('base64')}`,
    'accept-encoding': 'identity',
  });
});

test('what is spoken over TLS goes through the proxy unseen', async () => {
  const proxy = await startRecordingProxy();
  ends.push(() => proxy.stop());
  const caller = callerFor(new URL('https://bot.example/'), { proxy: new URL(proxy.url) });
  const fault = await faultOf(caller.call('GET', '/'));

  expect(proxy.asked).toEqual(['CONNECT bot.example:443']);
  expect(fault.kind).toBe('unreachable');
  expect(fault.message).toContain(`by the proxy ${new URL(proxy.url).host} (--proxy)`);
});

for (const host of ['127.0.0.1', 'localhost', '127.8.9.1']) {
  test(`a target on ${host} is never called by a proxy`, async () => {
    const proxy = await startRecordingProxy();
    ends.push(() => proxy.stop());
    const server = createServer(noContent);
    await new Promise<void>((resolve) => server.listen(0, host, resolve));
    ends.push(() => new Promise((resolve) => server.close(resolve)));
    const target = new URL(`http://${host}:${(server.address() as AddressInfo).port}/`);
    const caller = callerFor(target, { proxy: new URL(proxy.url) });

    expect((await caller.call('GET', '/')).status).toBe(204);
    expect(proxy.asked).toEqual([]);
    await caller.close();
  });
}

test('a proxy that wants to know who calls is told as that, and not as a breach of the protocol', async () => {
  const { target: proxy } = await taking((_, response) => void response.writeHead(407).end());
  const fault = await faultOf(callerFor(new URL('http://bot.example/'), { proxy }).call('GET', '/'));

  expect(fault.kind).toBe('unreachable');
  expect(fault.message).toContain('wants to know who calls (407)');
});

test('a proxy that wants to know who calls is told as that before anything goes through it unseen', async () => {
  const refusing = createServer().on('connect', (_, socket) => socket.end('HTTP/1.1 407 Who are you\r\n\r\n'));
  const { target: proxy } = await listening(refusing);
  const fault = await faultOf(callerFor(new URL('https://bot.example/'), { proxy }).call('GET', '/'));

  expect(fault.kind).toBe('unreachable');
  expect(fault.message).toContain('wants to know who calls (407)');
});

test('a proxy that does not listen is told as that, whatever digits its port has', async () => {
  const caller = callerFor(new URL('http://bot.example/'), { proxy: new URL('http://127.0.0.1:407/') });

  expect((await faultOf(caller.call('GET', '/'))).message).toContain('No proxy listens at 127.0.0.1:407');
});

test('where the environment names a proxy, and the target cannot be reached, it is said what to give', async () => {
  const caller = callerFor(new URL('http://bot.invalid/'), { proxyVariable: 'HTTP_PROXY' });

  expect((await faultOf(caller.call('GET', '/'))).message).toContain(
    'It was called directly, not by the proxy that HTTP_PROXY names: if it is behind that, give --proxy=<url>.',
  );
});
