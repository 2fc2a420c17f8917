/** Serves the written protocol, version 1, on loopback or on HOST. PORT chooses the port; 0 takes a free one. */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Conversation, refusalOf, type Arriving, type Configuration } from './bot';
import { declaration } from './declaration';

const longestBodyBytes = 1024 * 1024;
const conversations = new Map<string, Conversation>();

const server = createServer((request, response) => {
  answer(request, response).catch((error: unknown) => {
    const problem = error instanceof Problem ? error : new Problem(500, String(error));
    reply(response, problem.status, { title: problem.message, status: problem.status, detail: problem.message });
  });
});

class Problem extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
  const [path = '/'] = (request.url ?? '/').split('?');
  const [first, id, call] = path
    .split('/')
    .filter((part) => part !== '')
    .map(decodeURIComponent);
  const asked = `${request.method ?? ''} ${first === undefined ? '/' : (call ?? (id === undefined ? first : 'one'))}`;
  if (asked === 'GET /') return reply(response, 200, declaration);
  if (asked === 'POST conversations') return start((await read(request)) as Configuration, response);
  const conversation = conversations.get(id ?? '');
  if (!conversation) throw new Problem(404, 'There is no such conversation here.');
  if (asked === 'DELETE one') {
    conversation.end();
    conversations.delete(id ?? '');
  } else if (asked === 'POST events') await conversation.take((await read(request)) as Arriving);
  else if (asked === 'POST clock')
    await conversation.advance(((await read(request)) as { advanceMs: number }).advanceMs);
  else if (asked === 'POST outage') conversation.setSilent(((await read(request)) as { silent: boolean }).silent);
  else throw new Problem(404, `There is no call ${asked}.`);
  reply(response, 204);
}

async function start(configuration: Configuration, response: ServerResponse): Promise<void> {
  const refusal = refusalOf(configuration);
  if (refusal !== undefined) throw new Problem(422, refusal);
  if (conversations.has(configuration.conversationId)) throw new Problem(409, 'This conversation is already open.');
  const conversation = new Conversation(configuration);
  conversations.set(configuration.conversationId, conversation);
  await conversation.begin();
  reply(response, 201, {});
}

async function read(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes > longestBodyBytes) throw new Problem(413, 'The body is larger than 1 MiB.');
    chunks.push(chunk);
  }
  try {
    return JSON.parse(Buffer.concat(chunks).toString('utf8'));
  } catch {
    throw new Problem(400, 'The body is not JSON.');
  }
}

function reply(response: ServerResponse, status: number, body?: object): void {
  const type = status >= 400 ? 'application/problem+json' : 'application/json';
  response.writeHead(status, body === undefined ? {} : { 'content-type': type });
  response.end(body === undefined ? undefined : JSON.stringify(body));
}

server.keepAliveTimeout = 30_000;
const host = process.env['HOST'] ?? '127.0.0.1';
const port = Number(process.env['PORT'] ?? 8080);
server.on('error', (error: NodeJS.ErrnoException) => {
  const why =
    error.code === 'EADDRINUSE'
      ? 'another program listens there. Stop it, or name another port: PORT=8081 npm start'
      : error.message;
  console.error(`Cannot listen on port ${port} of ${host}: ${why}`);
  process.exit(1);
});
server.listen(port, host, () => {
  console.log(`Listening on http://${host}:${(server.address() as AddressInfo).port}`);
});
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(0));
