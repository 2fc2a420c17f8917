/** Whatever a server answers or fails to answer, the adapter ends in a value or in one sentence that says what was wrong. */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { createServer as createTcpServer, type AddressInfo, type Socket } from 'node:net';
import { capabilities, channels, clocks, protocolName } from '../../protocol/schemas';
import type { Declaration, StartConversation } from '../../protocol/types';
import { expect, test } from '../../quality/testing/test';
import type { Fault } from './fault';
import type { HttpAdapter } from './http-adapter';
import { reachByHttp } from './reach-by-http';
import type { Reached } from './reached';

const declaration: Declaration = {
  protocol: protocolName,
  implementation: { name: 'bot', version: '1' },
  channels: ['messaging'],
  clock: 'virtual',
  capabilities: [],
  fallbackMessage: 'Pardon?',
};

const conversation: StartConversation = {
  conversationId: 'conversation-1',
  channel: 'messaging',
  platform: { messagesUrl: 'http://127.0.0.1:1/m', transfersUrl: 'http://127.0.0.1:1/t' },
  bot: { chatBotId: 'bot-1', contextVariables: {}, dialogs: [] },
  integrations: [],
  agentConnector: {},
};

type Answerer = (request: IncomingMessage, response: ServerResponse, body: string) => void;

const open: (() => Promise<unknown>)[] = [];

test.afterEach(async () => {
  for (const close of open.splice(0).reverse()) await close();
});

/** A server that answers every call so; resolves to its URL. */
async function served(answerer: Answerer): Promise<URL> {
  const server: Server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on('data', (chunk: Buffer) => chunks.push(chunk));
    request.on('end', () => answerer(request, response, Buffer.concat(chunks).toString('utf8')));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push(async () => {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
}

/** A server below HTTP, which sends these bytes to whoever connects and closes. */
async function servedRaw(bytes: string): Promise<URL> {
  const sockets = new Set<Socket>();
  const server = createTcpServer((socket) => {
    sockets.add(socket);
    socket.on('error', () => undefined);
    socket.once('data', () => socket.end(bytes));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  open.push(async () => {
    sockets.forEach((socket) => socket.destroy());
    await new Promise((resolve) => server.close(resolve));
  });
  return new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
}

function reachedAt(target: URL, callDeadlineMs = 5_000): Reached<HttpAdapter> {
  const reached = reachByHttp(target, { callDeadlineMs, connections: 4 });
  open.push(() => reached.adapter.close());
  return reached;
}

const adapterFor = (target: URL, callDeadlineMs?: number) => reachedAt(target, callDeadlineMs).adapter;

function json(response: ServerResponse, status: number, body: unknown, headers: Record<string, string> = {}): void {
  response.writeHead(status, { 'content-type': 'application/json', ...headers }).end(JSON.stringify(body));
}

async function faultOf(call: Promise<unknown>): Promise<Fault> {
  return call.then(
    (value) => {
      throw new Error(`No fault, but ${JSON.stringify(value)}.`);
    },
    (fault: unknown) => {
      expect(fault).toMatchObject({ name: 'Fault' });
      return fault as Fault;
    },
  );
}

test('a declaration comes back as it is written, without what the protocol does not know', async () => {
  const adapter = adapterFor(await served((_, response) => json(response, 200, { ...declaration, more: 1 })));

  expect(await adapter.declare()).toEqual(declaration);
});

test('each call reaches its path with its body', async () => {
  const calls: unknown[] = [];
  const target = await served(({ method, url, headers }, response, body) => {
    calls.push([method, url, headers['content-type'], body === '' ? undefined : JSON.parse(body)]);
    response.writeHead(204).end();
  });
  const { adapter, inbox } = reachedAt(target);

  await adapter.start(conversation);
  await inbox.deliver('id/1 ä', { type: 'consumer-message', text: 'Hello' });
  await adapter.advance('id', 500);
  await adapter.outage('id', true);
  await adapter.end('id');

  const type = 'application/json';
  expect(calls).toEqual([
    ['POST', '/conversations', type, conversation],
    ['POST', '/conversations/id%2F1%20%C3%A4/events', type, { type: 'consumer-message', text: 'Hello' }],
    ['POST', '/conversations/id/clock', type, { advanceMs: 500 }],
    ['POST', '/conversations/id/outage', type, { silent: true }],
    ['DELETE', '/conversations/id', undefined, undefined],
  ]);
});

for (const base of ['/bots/one', '/bots/one/', '/bots/one//']) {
  test(`calls stay below the path of the target ${base}`, async () => {
    const paths: (string | undefined)[] = [];
    const target = await served(({ url }, response) => {
      paths.push(url);
      json(response, 200, declaration);
    });
    const adapter = adapterFor(new URL(base, target));

    await adapter.declare();
    await adapter.end('id');

    expect(paths).toEqual(['/bots/one/', '/bots/one/conversations/id']);
  });
}

test('no server: unreachable, and what to do about it', async () => {
  const target = await served(() => undefined);
  await open.pop()?.();
  const adapter = adapterFor(target);

  const fault = await faultOf(adapter.declare());

  expect(fault.kind).toBe('unreachable');
  expect(fault.message).toBe(
    `No server listens at ${target.href}: GET / was refused (ECONNREFUSED). Start the implementation, or correct --target.`,
  );
});

test('a call that is never answered: unreachable at the deadline', async () => {
  const target = await served(() => undefined);

  const fault = await faultOf(adapterFor(target, 100).advance('id', 1));

  expect(fault.kind).toBe('unreachable');
  expect(fault.message).toBe(
    `${target.href} did not answer POST /conversations/id/clock within 0.1 s (--call-deadline).`,
  );
});

test('the deadline covers a body that never ends', async () => {
  const target = await served((_, response) => void response.writeHead(200).write('{'));

  const fault = await faultOf(adapterFor(target, 100).declare());

  expect(fault).toMatchObject({ kind: 'unreachable', message: expect.stringContaining('within 0.1 s') });
});

test('the deadline covers a body that drips', async () => {
  const target = await served((_, response) => {
    response.writeHead(200);
    const drip = setInterval(() => response.write(' '), 20);
    response.once('close', () => clearInterval(drip));
  });

  expect(await faultOf(adapterFor(target, 150).declare())).toMatchObject({ kind: 'unreachable' });
});

test('a host that nobody knows: unreachable, by its name', async () => {
  const fault = await faultOf(adapterFor(new URL('http://no-such-host.invalid')).declare());

  expect(fault.kind).toBe('unreachable');
  expect(fault.message).toContain('no-such-host.invalid');
});

test('a server that hangs up: unreachable, in words', async () => {
  const target = await served(({ socket }) => void socket.destroy());

  const fault = await faultOf(adapterFor(target).declare());

  expect(fault).toMatchObject({ kind: 'unreachable', message: expect.stringContaining('other side closed') });
});

test('a server that dies in the middle of its answer: unreachable', async () => {
  const target = await served((_, response) => {
    response.writeHead(200, { 'content-length': '500' }).write('{"protocol"', () => response.destroy());
  });

  expect(await faultOf(adapterFor(target).declare())).toMatchObject({ kind: 'unreachable' });
});

test('something that is not HTTP breaks the protocol', async () => {
  const target = await servedRaw('SSH-2.0-OpenSSH_9.2\r\n');

  const fault = await faultOf(adapterFor(target).declare());

  expect(fault).toMatchObject({ kind: 'protocol', message: expect.stringContaining('not HTTP') });
});

for (const status of [
  'HTTP/1.1 000 x',
  'HTTP/1.1 099 x',
  'HTTP/1.1 7 x',
  'HTTP/1.1 1000 x',
  'HTTP/1.1 999 x',
  'HTTP/1.1 101 x\r\nConnection: upgrade\r\nUpgrade: x',
]) {
  test(`an answer that begins with ${JSON.stringify(status)} breaks the protocol`, async () => {
    const target = await servedRaw(`${status}\r\nContent-Length: 2\r\n\r\n{}`);

    const fault = await faultOf(adapterFor(target).declare());

    expect(fault).toMatchObject({ kind: 'protocol' });
    expect(fault.message).toMatch(/not HTTP: \S+|with status 999/);
    expect(fault.message).not.toContain('assert');
  });
}

test('half of a character in a declaration breaks the protocol', async () => {
  const target = await served((_, response) => void response.end('{"fallbackMessage":"\\ud83d"}'));

  const fault = await faultOf(adapterFor(target).declare());

  expect(fault).toMatchObject({ kind: 'protocol', message: expect.stringContaining('half of a character') });
});

test('headers without end break the protocol', async () => {
  const target = await servedRaw(`HTTP/1.1 200 OK\r\nx-filler: ${'a'.repeat(200_000)}\r\n\r\n`);

  expect(await faultOf(adapterFor(target).declare())).toMatchObject({ kind: 'protocol' });
});

test('a web page is no declaration', async () => {
  const target = await served((_, response) => {
    response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>It works!</title>');
  });

  const fault = await faultOf(adapterFor(target).declare());

  expect(fault.kind).toBe('protocol');
  expect(fault.message).toBe(
    `${target.href} answered GET / with status 200 ("text/html") and "<!doctype html><title>It works!</title>". Expected a declaration in JSON.`,
  );
});

test('what a server says cannot steer a terminal', async () => {
  const target = await served((_, response) => {
    response.writeHead(200, { 'content-type': 'text/plain' }).end('\u001b[2J\u009b2J\u202e');
  });

  const { message } = await faultOf(adapterFor(target).declare());

  expect(message).toMatch(/^[\x20-\x7e]*$/);
});

for (const [title, answer] of [
  ['an empty object', {}],
  ['null', null],
  ['a list', []],
  ['a text', 'declaration'],
] as const) {
  test(`${title} is no declaration, and what one holds is said`, async () => {
    const fault = await faultOf(adapterFor(await served((_, response) => json(response, 200, answer))).declare());

    expect(fault.kind).toBe('protocol');
    expect(fault.message).toContain(`protocol ("${protocolName}")`);
    for (const known of [...channels, ...clocks, ...capabilities]) expect(fault.message).toContain(known);
  });
}

for (const [what, wrong, seen] of [
  ['channel', { channels: ['messaging', 'carrier-pigeon'] }, 'channels.1 is "carrier-pigeon", which is none of'],
  ['clock', { clock: 'sundial' }, 'clock is "sundial", which is none of'],
  ['capability', { capabilities: ['bot-outage', 'telepathy'] }, 'capabilities.1 is "telepathy", which is none of'],
] as const) {
  test(`an unknown ${what} is named by its place, beside the known ones`, async () => {
    const target = await served((_, response) => json(response, 200, { ...declaration, ...wrong }));

    const fault = await faultOf(adapterFor(target).declare());

    expect(fault.kind).toBe('protocol');
    expect(fault.message).toContain(seen);
    const known = { channel: channels, clock: clocks, capability: capabilities }[what];
    for (const each of known) expect(fault.message).toContain(each);
  });
}

for (const [what, wrong, told] of [
  ['is missing', { fallbackMessage: undefined }, 'declaration: fallbackMessage is missing. A declaration'],
  ['is empty', { channels: [] }, 'declaration: channels is empty. A declaration'],
  ['is of another kind', { capabilities: 'all' }, 'declaration: capabilities is a string, and is to be an array. A'],
  ['is nearly right', { capabilities: ['bot-outtage'] }, 'result-data (did you mean "bot-outage"?). A declaration'],
] as const) {
  test(`a field that ${what} is told in words`, async () => {
    const target = await served((_, response) => json(response, 200, { ...declaration, ...wrong }));

    expect((await faultOf(adapterFor(target).declare())).message).toContain(told);
  });
}

test('an unknown version of the protocol is named, beside the known one', async () => {
  const target = await served((_, response) => json(response, 200, { ...declaration, protocol: 'escalation/2' }));

  const fault = await faultOf(adapterFor(target).declare());

  expect(fault.kind).toBe('protocol');
  expect(fault.message).toContain(`declares the protocol "escalation/2"; this suite knows "${protocolName}"`);
});

test('problem details are told in their own words', async () => {
  const target = await served((_, response) => {
    const problem = { title: 'Not filled in yet', status: 500, detail: 'Conversation.begin in bot.py' };
    response.writeHead(500, { 'content-type': 'application/problem+json' }).end(JSON.stringify(problem));
  });

  const { message } = await faultOf(adapterFor(target).start(conversation));

  expect(message).toBe(
    `${target.href} answered POST /conversations with status 500 and the problem "Not filled in yet: Conversation.begin in bot.py". Expected status 201, or another from 200 to 299; or 422 with problem details.`,
  );
});

test('status 500 breaks the protocol, whatever the call', async () => {
  const { adapter, inbox } = reachedAt(await served((_, response) => json(response, 500, { title: 'Oops' })));
  const calls = [
    () => adapter.declare(),
    () => adapter.start(conversation),
    () => inbox.deliver('id', { type: 'consumer-message', text: 'Hello' }),
    () => adapter.advance('id', 1),
    () => adapter.outage('id', true),
    () => adapter.end('id'),
  ];

  for (const call of calls) {
    const fault = await faultOf(call());
    expect(fault.kind).toBe('protocol');
    expect(fault.message).toMatch(/ answered \S+ \/\S* .*status 500 .*\{\\"title\\":\\"Oops\\"\}.* Expected /);
  }
});

for (const status of [502, 503, 504]) {
  test(`status ${status} is told as one that may come from before the implementation`, async () => {
    const target = await served((_, response) => void response.writeHead(status).end());

    const fault = await faultOf(adapterFor(target).declare());

    expect(fault.mayPass).toBe(true);
    expect(fault.message).toContain('when the server does not answer it: see that it runs.');
    expect(fault.message).toContain('--wait=<seconds>');
  });
}

test('a redirect is not followed', async () => {
  const elsewhere: string[] = [];
  const other = await served(({ url }, response) => {
    elsewhere.push(url ?? '');
    json(response, 200, declaration);
  });
  const target = await served((_, response) => json(response, 302, {}, { location: other.href }));

  const fault = await faultOf(adapterFor(target).declare());

  expect(fault).toMatchObject({ kind: 'protocol', message: expect.stringContaining('Redirects are not followed') });
  expect(elsewhere).toEqual([]);
});

test('an answer of more than a mebibyte is not read to its end', async () => {
  let sent = 0;
  const closed: Promise<void>[] = [];
  const target = await served((_, response) => {
    closed.push(new Promise((resolve) => response.once('close', () => resolve())));
    const more = () => {
      do sent += 0x10000;
      while (!response.destroyed && response.write('a'.repeat(0x10000)));
    };
    response.on('drain', more);
    more();
  });

  const fault = await faultOf(adapterFor(target).declare());
  await closed[0];

  expect(fault).toMatchObject({ kind: 'protocol', message: expect.stringContaining('more than 1048576 bytes') });
  expect(sent).toBeLessThan(64 * 1024 * 1024);
});

test('a refused configuration is an answer, told in its own words', async () => {
  const problem = { title: 'Refused', status: 422, detail: 'messageToUser is missing' };
  const adapter = adapterFor(await served((_, response) => json(response, 422, problem)));

  expect(await adapter.start(conversation)).toEqual({
    accepted: false,
    detail: 'messageToUser is missing',
  });
});

test('a refusal without detail is told by its title', async () => {
  const adapter = adapterFor(await served((_, response) => json(response, 422, { title: 'Refused' })));

  expect(await adapter.start(conversation)).toMatchObject({ accepted: false, detail: 'Refused' });
});

for (const [title, body] of [
  ['without a body', ''],
  ['with a web page', '<p>No.</p>'],
  ['with other JSON', '{"error":"no"}'],
  ['with null', 'null'],
] as const) {
  test(`status 422 ${title} breaks the protocol`, async () => {
    const adapter = adapterFor(await served((_, response) => void response.writeHead(422).end(body)));

    const fault = await faultOf(adapter.start(conversation));

    expect(fault).toMatchObject({ kind: 'protocol', message: expect.stringContaining('problem details') });
    expect(fault.message).toContain('RFC 9457');
  });
}

test('status 422 to any other call breaks the protocol', async () => {
  const adapter = adapterFor(await served((_, response) => json(response, 422, { title: 'Refused' })));

  expect(await faultOf(adapter.advance('id', 1))).toMatchObject({ kind: 'protocol' });
});

test('credentials of the URL are sent, and shown nowhere', async () => {
  const seen: (string | undefined)[] = [];
  const target = await served(({ headers }, response) => {
    seen.push(headers.authorization);
    json(response, 500, {});
  });
  const secret = new URL(target);
  secret.username = 'user';
  secret.password = 'p@ss word';
  const adapter = adapterFor(secret);

  const { message } = await faultOf(adapter.declare());

  expect(seen).toEqual([`Basic ${Buffer.from('user:p@ss word').toString('base64')}`]);
  expect(adapter.name).toBe(target.href);
  expect(message).not.toMatch(/user|p@ss|p%40ss/);
});

test('credentials are not shown when nothing can be reached', async () => {
  const target = await served(() => undefined);
  await open.pop()?.();
  target.username = 'user';
  target.password = 'secret';

  const { message } = await faultOf(adapterFor(target).declare());

  expect(message).not.toMatch(/user|secret/);
});

test('without credentials no authorization is sent', async () => {
  let sent: string | undefined = 'nothing heard';
  const target = await served(({ headers }, response) => {
    sent = headers.authorization;
    json(response, 200, declaration);
  });

  await adapterFor(target).declare();

  expect(sent).toBeUndefined();
});

test('closing ends a call that is under way', async () => {
  let arrived: () => void = () => undefined;
  const arrival = new Promise<void>((resolve) => (arrived = resolve));
  const adapter = adapterFor(await served(() => arrived()));

  const call = faultOf(adapter.declare());
  await arrival;
  await adapter.close();

  expect((await call).kind).toBe('unreachable');
});
