/** What the hostile peers share: a server on loopback, a declaration that could be anyone's, and who may be called back. */
import { createServer, type IncomingMessage, type RequestListener, type ServerResponse } from 'node:http';
import type { AddressInfo, Socket } from 'node:net';
import { createServer as createTcpServer } from 'node:net';
import type { Declaration, StartConversation } from '../../protocol/types';

/** A peer under way. */
export interface Hosted {
  /** What is given to the suite. */
  readonly url: string;
  stop(): Promise<void>;
  /** What harm it did, as a sentence; undefined when it did none. */
  achieved?(): string | undefined;
}

/** What has to come of a run against it. */
export interface HostilePeer {
  readonly name: string;
  /** What it does, as one sentence. */
  readonly conduct: string;
  serve(): Promise<Hosted>;
  readonly exitCodes: readonly number[];
  /** The sentence that names the cause. */
  readonly says: RegExp;
  /** Requirements that it may pass, since it does what they ask; none when left out. */
  readonly mayPass?: readonly string[];
  /** Options of the run, beside those that all peers get. */
  readonly args?: readonly string[];
}

export const declaration: Declaration = {
  protocol: 'escalation-conformance/1',
  implementation: { name: 'hostile', version: '1' },
  channels: ['messaging'],
  clock: 'virtual',
  capabilities: [],
  fallbackMessage: 'Pardon?',
};

export async function hostHttp(listener: RequestListener): Promise<Hosted> {
  const server = createServer(listener);
  // It shares a process with the suite: while either is busy for seconds no idle connection is to end under the other.
  server.keepAliveTimeout = 0;
  // A peer that is cut off in the middle of its misdeed goes on to the next.
  server.on('connection', (socket) => socket.on('error', () => undefined));
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    stop: () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      server.closeAllConnections();
      return closed;
    },
  };
}

/** A server below HTTP: `speak` is called with each connection once something came over it. */
export async function hostTcp(speak: (socket: Socket) => void): Promise<Hosted> {
  const open = new Set<Socket>();
  const server = createTcpServer((socket) => {
    open.add(socket);
    socket.on('error', () => undefined).once('close', () => open.delete(socket));
    socket.once('data', () => speak(socket));
    socket.resume();
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/`,
    stop: () => {
      const closed = new Promise<void>((resolve) => server.close(() => resolve()));
      open.forEach((socket) => socket.destroy());
      return closed;
    },
  };
}

export function json(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

export async function bodyOf(incoming: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}

/** Which of the calls this is. */
export type CallName = 'declare' | 'start' | 'event' | 'clock' | 'outage' | 'end';

export function callOf({ method, url = '/' }: IncomingMessage): CallName {
  if (url === '/') return 'declare';
  if (method === 'DELETE') return 'end';
  const last = url.split('/').at(-1);
  return last === 'events' ? 'event' : last === 'clock' || last === 'outage' ? last : 'start';
}

/** Answers every call as the protocol asks, and does nothing, except for the calls that `others` takes. */
export function pliant(
  others: Partial<Record<CallName, RequestListener>>,
  declared: Partial<Declaration> & Record<string, unknown> = {},
): RequestListener {
  return (incoming, response) => {
    const call = callOf(incoming);
    const other = others[call];
    if (other) {
      other(incoming, response);
      return;
    }
    incoming.resume();
    if (call === 'declare') json(response, 200, { ...declaration, ...declared });
    else response.writeHead(call === 'start' ? 201 : 204).end();
  };
}

export type Platform = StartConversation['platform'];

/**
 * A bot that knows where each conversation is to be answered, and when the consumer speaks does what `hear` says. The
 * call is answered when that is done, whatever came of it.
 */
export function talking(
  hear: (platform: Platform, start: StartConversation, all: readonly StartConversation[]) => Promise<unknown>,
  declared: Partial<Declaration> = {},
): RequestListener {
  const started = new Map<string, StartConversation>();
  const answerAfter = (response: ServerResponse, status: number, act: Promise<unknown>) =>
    void act.catch(() => undefined).then(() => response.writeHead(status).end());
  return pliant(
    {
      start: (incoming, response) => {
        const take = async () => {
          const start = JSON.parse(await bodyOf(incoming)) as StartConversation;
          started.set(start.conversationId, start);
        };
        answerAfter(response, 201, take());
      },
      event: (incoming, response) => {
        const id = decodeURIComponent((incoming.url ?? '').split('/')[2] ?? '');
        const start = started.get(id);
        incoming.resume();
        answerAfter(response, 204, start ? hear(start.platform, start, [...started.values()]) : Promise.resolve());
      },
    },
    declared,
  );
}

export async function post(url: string, body: unknown): Promise<number> {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: typeof body === 'string' ? body : JSON.stringify(body),
  });
  await answer.arrayBuffer();
  return answer.status;
}

/** A transfer such as the platform takes. */
export function transferOf({ conversationId, bot }: StartConversation, more: object = {}): object {
  return {
    conversationId,
    userPlatformId: 'consumer',
    chatBotId: bot.chatBotId,
    message: 'One moment',
    agentSkillName: 'skill',
    agentSkillId: '1',
    ...more,
  };
}
