/**
 * The platform over HTTP: an unguessable pair of URLs for each conversation, and what is answered there. Where it
 * listens, says `listen`. What happens to a conversation goes to the inbox of its implementation.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { randomInt, randomUUID } from 'node:crypto';
import type { PlatformEvent } from '../../../../protocol/types';
import type { Redactor } from '../../../../trace/redactor';
import type { Inbox } from '../../../adapters/inbox';
import type { PlatformConversation } from '../../conversation/platform-conversation';
import { StrayCalls } from '../stray-calls';
import type { ConversationUrls, StrayCall, Surface, SurfaceOptions } from '../surface';
import { TakenConnections } from '../taken-connections';
import { callsAtOnceTaken } from '../conversation-load';
import { HttpConversation } from './http-conversation';
import { listen, loopback } from './listen';
import { pathOf } from './path-of';
import { PlatformLoad, platformLimits, type PlatformLimits } from '../platform-limits';
import { BodyTooLarge, readBody } from './read-body';
import { refuse } from './refuse';

/** Ended conversations that are told from ones that never were; the oldest are forgotten first. */
const endedRemembered = 10_000;

export interface HttpSurfaceOptions extends SurfaceOptions {
  /** Where the implementation gets its events; left out where none is to hear of any. */
  readonly inbox?: Inbox;
  /** Left out, those of a run. */
  readonly limits?: PlatformLimits;
}

export class HttpSurface implements Surface {
  private readonly server: Server;
  private readonly open = new Map<string, HttpConversation>();
  private readonly tokens = new Map<PlatformConversation, string>();
  private readonly closed = new Set<string>();
  private baseUrl = '';
  private refusingPort = 0;
  private readonly load: PlatformLoad;
  private readonly connections: TakenConnections;
  private readonly strayed = new StrayCalls();

  private constructor(
    private readonly reachedAs: string | undefined,
    private readonly redactor: Redactor,
    private readonly inbox: Inbox | undefined,
    limits: PlatformLimits,
  ) {
    this.load = new PlatformLoad(limits);
    this.server = createServer((request, response) => {
      this.answer(request, response).catch((error: unknown) => {
        if (error instanceof BodyTooLarge) refuse(response, 413, error.message);
        else response.destroy(error instanceof Error ? error : undefined);
      });
    });
    this.server.keepAliveTimeout = 30_000;
    this.server.requestTimeout = 30_000;
    this.connections = new TakenConnections(this.server, this.load);
  }

  get strayCalls(): number {
    return this.strayed.count;
  }

  get strays(): readonly StrayCall[] {
    return this.strayed.kept;
  }

  static async start({
    reachedAs,
    redactor,
    inbox,
    limits = platformLimits,
  }: HttpSurfaceOptions): Promise<HttpSurface> {
    const surface = new HttpSurface(reachedAs, redactor, inbox, limits);
    surface.baseUrl = await listen(surface.server, reachedAs);
    try {
      surface.refusingPort = await findRefusingPort();
    } catch (error) {
      await surface.stop();
      throw error;
    }
    return surface;
  }

  serve(conversation: PlatformConversation, refusesTransfers: boolean): ConversationUrls {
    const token = randomUUID().replaceAll('-', '');
    this.open.set(token, new HttpConversation(conversation, this.load));
    this.tokens.set(conversation, token);
    const base = `${this.baseUrl}/${token}`;
    const transfersUrl = refusesTransfers
      ? `http://${this.reachedAs ?? loopback}:${this.refusingPort}/${token}/transfers`
      : `${base}/transfers`;
    return { messagesUrl: `${base}/messages`, transfersUrl };
  }

  leave(conversation: PlatformConversation): void {
    const token = this.tokens.get(conversation);
    if (token === undefined) return;
    this.tokens.delete(conversation);
    this.open.get(token)?.taken.forget();
    this.open.delete(token);
    this.closed.add(token);
    for (const oldest of this.closed) {
      if (this.closed.size <= endedRemembered) break;
      this.closed.delete(oldest);
    }
  }

  get overrun(): AbortSignal {
    return this.load.overrun;
  }

  async deliver(conversationId: string, event: PlatformEvent): Promise<void> {
    if (!this.inbox) throw new Error('The platform has an event for a bot, and was started without an inbox for it.');
    await this.inbox.deliver(conversationId, event);
  }

  async stop(): Promise<void> {
    this.open.forEach(({ conversation }) => conversation.end());
    this.connections.closeAll();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, token = '', face = '', ...rest] = pathOf(request).split('/');
    const held = this.open.get(token);
    if (!held) {
      this.turnAway(request, response, token);
      return;
    }
    if (rest.length > 0 || (face !== 'messages' && face !== 'transfers')) {
      held.refuseUnread(
        response,
        `${request.method ?? ''} …/${[face, ...rest].join('/')}`,
        404,
        'The platform has no such call.',
      );
      return;
    }
    if (request.method !== 'POST') {
      held.refuseUnread(response, `${request.method ?? ''} …/${face}`, 405, 'This call is a POST.');
      return;
    }
    if (!held.taken.beginCall()) {
      held.refuseUnread(
        response,
        `POST …/${face}`,
        429,
        `More than ${callsAtOnceTaken} calls at once in one conversation.`,
      );
      return;
    }
    try {
      const body = await readBody(request, this.load).catch((error: unknown) => {
        if (error instanceof BodyTooLarge) held.countRefusal(`POST …/${face}`, 413, error.message);
        throw error;
      });
      if (held.conversation.hasEnded) this.turnAway(request, response, token);
      else if (face === 'messages') held.takeMessage(body, response);
      else await held.takeTransfer(body, response);
    } finally {
      held.taken.endCall();
    }
  }

  /** Refuses a call that belongs to no open conversation, and counts it. */
  private turnAway(request: IncomingMessage, response: ServerResponse, token: string): void {
    const status = this.closed.has(token) ? 410 : 404;
    this.strayed.note(this.redactor.text(`${request.method ?? ''} ${pathOf(request)}`).slice(0, 200), status);
    refuse(response, status, status === 410 ? 'This conversation has ended.' : 'There is no such conversation here.');
  }
}

/** A loopback port below the ephemeral range at which connections are refused. */
async function findRefusingPort(): Promise<number> {
  for (let tries = 0; tries < 50; tries += 1) {
    const port = randomInt(20_000, 30_000);
    const refused = await new Promise<boolean>((resolve) => {
      const socket = connect(port, loopback);
      socket.once('connect', () => {
        socket.destroy();
        resolve(false);
      });
      socket.once('error', (error: NodeJS.ErrnoException) => resolve(error.code === 'ECONNREFUSED'));
    });
    if (refused) return port;
  }
  throw new Error('No loopback port that refuses connections was found in 50 tries.');
}
