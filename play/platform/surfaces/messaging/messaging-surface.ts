/**
 * The platform on LivePerson's messaging wire: csds, login, refresh, two calls of the messaging history, and the socket of
 * agents, by TLS with a certificate of its own making. Bots connect here and hear of everything on their sockets.
 *
 * Where it is not as the vendor's published schemas have it (assets/schema of their developer center), and why:
 * types carry `.ams` and a dot before them, as the agents' SDK sends and reads them; `participants` of a conversation are by
 * role, with `participantsPId` beside them, from which the SDK makes the list of the schemas; each event of a dialog is a
 * notification of its own (OnlineEventDistribution), from which it makes the list of changes; a profile is what the SDK makes
 * the list of the schemas from; a participant may be SUGGESTED, and a change of participants SUGGEST, which came later; a
 * participant may have another role than the three of the schemas, and an agent be OCCUPIED, as the SDK's requests have it; the
 * answer to GetClock is an object with `currentTime`, which the SDK and the samples read, and no text.
 */
import { createServer, type Server } from 'node:https';
import type { IncomingMessage } from 'node:http';
import type { Duplex } from 'node:stream';
import { WebSocketServer, type RawData, type WebSocket } from 'ws';
import type { PlatformEvent } from '../../../../protocol/types';
import type { Redactor } from '../../../../trace/redactor';
import type { PlatformConversation } from '../../conversation/platform-conversation';
import type { ConversationUrls, StrayCall, Surface } from '../surface';
import { TakenConnections } from '../taken-connections';
import { listenOnFreePort, loopback } from '../http/listen';
import { PlatformLoad, platformLimits, type PlatformLimits } from '../platform-limits';
import { BotConnection } from './bot-connection';
import type { BotUser } from './bot-users';
import { HttpCalls } from './http-calls';
import { MessagingService } from './messaging-service';
import { selfSignedCertificate } from './self-signed-certificate';

/** Bytes of one frame; a longer one is no frame of this wire. */
export const longestFrameBytes = 1024 * 1024;

/** Milliseconds in which a bot that connects says who it is. */
const longestHandshakeMs = 30_000;

export interface MessagingSurfaceOptions {
  /** Milliseconds that a bot may take over what is waited for: a ring, a new socket. */
  readonly deadlineMs: number;
  /** Host by which bots reach this machine; loopback when left out. */
  readonly reachedAs?: string | undefined;
  readonly redactor: Redactor;
  /** Hears every text that a bot sends on a socket, as it came, before it is taken. */
  readonly heard?: ((text: string) => void) | undefined;
  /** Left out, those of a run. */
  readonly limits?: PlatformLimits;
}

export class MessagingSurface implements Surface {
  readonly certificate: string;
  readonly service: MessagingService;
  readonly calls: HttpCalls;
  private readonly server: Server;
  private readonly sockets = new WebSocketServer({ noServer: true, maxPayload: longestFrameBytes, autoPong: false });
  private readonly load: PlatformLoad;
  private readonly connections: TakenConnections;
  private port = 0;

  private constructor(private readonly options: MessagingSurfaceOptions) {
    const { certificate, key } = selfSignedCertificate([loopback, 'localhost', ...this.hostNames()]);
    this.certificate = certificate;
    this.load = new PlatformLoad(options.limits ?? platformLimits);
    this.service = new MessagingService(options.deadlineMs, this.load);
    this.calls = new HttpCalls(this.service, () => this.host, options.redactor, this.load);
    const secure = { cert: certificate, key, handshakeTimeout: longestHandshakeMs };
    this.server = createServer(secure, (request, response) => this.calls.take(request, response));
    this.server.keepAliveTimeout = 30_000;
    this.server.requestTimeout = 30_000;
    this.connections = new TakenConnections(this.server, this.load);
    this.server.on('upgrade', (request: IncomingMessage, socket: Duplex, head: Buffer) =>
      this.upgrade(request, socket, head),
    );
    // One that does not trust the certificate hangs up in the middle of a handshake.
    this.server.on('tlsClientError', () => undefined);
  }

  static async start(options: MessagingSurfaceOptions): Promise<MessagingSurface> {
    const surface = new MessagingSurface(options);
    surface.port = await listenOnFreePort(surface.server, options.reachedAs);
    return surface;
  }

  /** Host and port, as bots are given them. */
  get host(): string {
    return `${this.options.reachedAs ?? loopback}:${this.port}`;
  }

  /** Both are the socket's: on this wire a bot needs no address of a conversation. */
  serve(conversation: PlatformConversation): ConversationUrls {
    this.service.open(conversation);
    const url = `wss://${this.host}/ws_api/account/${this.service.users.accountId}/messaging`;
    return { messagesUrl: url, transfersUrl: url };
  }

  leave(conversation: PlatformConversation): void {
    this.service.close(conversation);
  }

  async deliver(conversationId: string, event: PlatformEvent): Promise<void> {
    await this.service.deliver(conversationId, event);
  }

  get overrun(): AbortSignal {
    return this.load.overrun;
  }

  get strayCalls(): number {
    return this.service.strays.count;
  }

  get strays(): readonly StrayCall[] {
    return this.service.strays.kept.map(({ call, status }) => ({ call: this.options.redactor.text(call), status }));
  }

  async stop(): Promise<void> {
    this.service.closeAll();
    this.sockets.close();
    this.connections.closeAll();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  private hostNames(): string[] {
    return this.options.reachedAs === undefined ? [] : [this.options.reachedAs];
  }

  private upgrade(request: IncomingMessage, socket: Duplex, head: Buffer): void {
    socket.on('error', () => undefined);
    const user = this.calls.userOfSocket(request);
    if (!user) {
      socket.end('HTTP/1.1 401 Unauthorized\r\nconnection: close\r\ncontent-length: 0\r\n\r\n');
      return;
    }
    this.sockets.handleUpgrade(request, socket, head, (opened) => this.connect(user, opened));
  }

  private connect(user: BotUser, socket: WebSocket): void {
    const connection = new BotConnection(user, socket, this.load, (each) => this.service.unread(each));
    socket.on('error', (error: Error) => this.service.breaks(`sent what is no frame: ${error.message}.`));
    socket.on('close', () => this.service.disconnect(connection));
    socket.on('ping', (data: Buffer) => this.service.takePing(connection, data));
    socket.on('message', (data: RawData, isBinary: boolean) => {
      if (isBinary) {
        this.service.breaks('sent a binary frame. Frames of this wire are texts in JSON.');
        connection.close(1003, 'not understood');
        return;
      }
      const text = textOf(data);
      this.options.heard?.(text);
      void this.service.take(connection, text);
    });
    if (!this.service.connect(connection)) connection.close(1008, 'too many sockets');
  }
}

function textOf(data: RawData): string {
  if (Array.isArray(data)) return Buffer.concat(data).toString('utf8');
  return Buffer.from(data as Buffer).toString('utf8');
}
