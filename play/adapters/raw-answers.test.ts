/** Whatever bytes come back from an implementation, the call ends, as an answer or as a fault with a sentence; and the next call is none the worse. */
import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { expect, test } from '../../quality/testing/test';
import { Fault } from './fault';
import { HttpCaller } from './http-caller';

const good = 'HTTP/1.1 200 OK\r\ncontent-type: application/json\r\ncontent-length: 2\r\n\r\n{}';

const servers: Server[] = [];
const callers: HttpCaller[] = [];

test.afterEach(async () => {
  for (const caller of callers.splice(0)) await caller.close();
  for (const server of servers.splice(0)) server.close();
});

/** What the first call comes to; each later one is answered well. */
async function answered(says: (socket: Socket) => void, callDeadlineMs: number): Promise<string> {
  let calls = 0;
  const server = createServer((socket) => {
    socket.on('error', () => undefined);
    socket.once('data', () => {
      calls += 1;
      if (calls === 1) says(socket);
      else socket.end(good);
    });
  });
  servers.push(server);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const target = new URL(`http://127.0.0.1:${(server.address() as AddressInfo).port}`);
  const caller = new HttpCaller(target, { callDeadlineMs, connections: 1 });
  callers.push(caller);
  const first = await caller.call('GET', '/').then(
    ({ status, raw }) => `${status} ${raw}`,
    (error: unknown) => {
      expect(error).toBeInstanceOf(Fault);
      const { kind, message } = error as Fault;
      expect(message).not.toMatch(/^\s+at /m);
      return kind;
    },
  );
  expect((await caller.call('GET', '/again')).status).toBe(200);
  return first;
}

const many = (text: string, times: number) => text.repeat(times);

/** Each with what it comes to; what a lenient parser may take as well is named beside it. */
const attempts: readonly (readonly [string, string, readonly string[]])[] = [
  ['nothing', '', ['unreachable']],
  ['a line of another protocol', '220 mail.example ESMTP\r\n', ['protocol']],
  ['the preface of HTTP/2', 'PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n', ['protocol']],
  ['an alert of TLS', '\x15\x03\x01\x00\x02\x02\x46', ['protocol']],
  ['zeros', many('\0', 10_000), ['protocol']],
  ['a length that is negative', 'HTTP/1.1 200 OK\r\ncontent-length: -1\r\n\r\n', ['protocol']],
  ['a length that is no number', 'HTTP/1.1 200 OK\r\ncontent-length: two\r\n\r\n{}', ['protocol']],
  ['a length beyond all numbers', `HTTP/1.1 200 OK\r\ncontent-length: ${many('9', 40)}\r\n\r\n{}`, ['protocol']],
  ['two lengths', 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\ncontent-length: 3\r\n\r\n{}', ['protocol']],
  [
    'a length and chunks',
    'HTTP/1.1 200 OK\r\ncontent-length: 2\r\ntransfer-encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n\r\n',
    ['protocol', '200 {}'],
  ],
  ['less than its length', 'HTTP/1.1 200 OK\r\ncontent-length: 200\r\n\r\n{}', ['unreachable']],
  ['more than its length', 'HTTP/1.1 200 OK\r\ncontent-length: 2\r\n\r\n{}{}{}', ['200 {}', 'protocol']],
  [
    'a chunk whose size is no number',
    'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nzz\r\n{}\r\n',
    ['protocol'],
  ],
  [
    'a chunk of all the bytes that there are',
    'HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\nffffffffffffffffff\r\n{}\r\n',
    ['protocol'],
  ],
  [
    'an extension of a chunk without end',
    `HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2;${many('x', 200_000)}\r\n{}\r\n0\r\n\r\n`,
    ['protocol', '200 {}'],
  ],
  [
    'trailers without end',
    `HTTP/1.1 200 OK\r\ntransfer-encoding: chunked\r\n\r\n2\r\n{}\r\n0\r\n${many('x: y\r\n', 50_000)}\r\n`,
    ['protocol', '200 {}'],
  ],
  ['a header of a megabyte', `HTTP/1.1 200 OK\r\nx: ${many('y', 1_000_000)}\r\n\r\n`, ['protocol']],
  ['headers without end', `HTTP/1.1 200 OK\r\n${many('x: y\r\n', 100_000)}\r\n`, ['protocol']],
  ['a zero in a header', 'HTTP/1.1 200 OK\r\nx: a\0b\r\ncontent-length: 2\r\n\r\n{}', ['protocol']],
  ['a header without a name', 'HTTP/1.1 200 OK\r\n: y\r\ncontent-length: 2\r\n\r\n{}', ['protocol']],
  ['a status of two digits', 'HTTP/1.1 20 OK\r\ncontent-length: 2\r\n\r\n{}', ['protocol']],
  ['a status of five digits', 'HTTP/1.1 20000 OK\r\ncontent-length: 2\r\n\r\n{}', ['protocol']],
  [
    'another protocol, which nobody asked for',
    'HTTP/1.1 101 Switching\r\nupgrade: x\r\nconnection: upgrade\r\n\r\nhi',
    ['protocol', 'unreachable'],
  ],
  ['a body where there is none', 'HTTP/1.1 204 No\r\ncontent-length: 2\r\n\r\n{}', ['204 ', 'protocol']],
  ['interim answers and no answer', many('HTTP/1.1 103 Early\r\n\r\n', 20_000), ['unreachable', 'protocol']],
];

for (const [what, bytes, ends] of attempts) {
  test(`an answer that is ${what} is told, and hurts no later call`, async () => {
    expect(ends).toContain(await answered((socket) => socket.end(bytes, 'latin1'), 60_000));
  });
}

for (const [what, piece] of [
  ['a body', 'x'],
  ['chunks', '1\r\nx\r\n'],
  ['interim answers', 'HTTP/1.1 103 Early\r\n\r\n'],
] as const) {
  test(`${what}, little by little and without end, are late`, async () => {
    const head = { 'a body': 'content-length: 1000000', chunks: 'transfer-encoding: chunked' } as Record<
      string,
      string
    >;
    const came = await answered((socket) => {
      if (head[what]) socket.write(`HTTP/1.1 200 OK\r\n${head[what]}\r\n\r\n`);
      const timer = setInterval(() => socket.write(piece), 20);
      socket.once('close', () => clearInterval(timer));
    }, 1_000);

    expect(came).toBe('unreachable');
  });
}
