/**
 * The platform double: stands in for the Conversational Cloud, answers as the scenario scripts, records everything
 * and judges nothing.
 *
 * Simpler than the real cloud: the consumer reads the message of a transfer request the moment the request is
 * accepted, and not at all when it is refused; an accepted conversation is with its skill, agent or bot at once;
 * nobody's capacity runs out; a conversation has its own pair of URLs instead of credentials.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { connect } from 'node:net';
import { randomBytes, randomInt, randomUUID } from 'node:crypto';
import { blotNothing, type Blotter } from '../../trace/blotter';
import type { PlatformSetup } from '../../trace/trace';
import { blottedTranscript } from './blotted-transcript';
import { Desk } from './desk';
import { listen, loopback } from './listen';
import { BodyTooLarge, readBody } from './read-body';
import { refuse } from './refuse';
import type { Transcript } from './transcript';

/** A call that reached the double outside any open conversation. */
export interface StrayCall {
  readonly call: string;
  readonly status: number;
}

/** More stray calls than this are counted and not kept. */
const strayCallsKept = 100;

/** Ended conversations that are told from ones that never were; the oldest are forgotten first. */
const endedRemembered = 10_000;

/** The double's side of one conversation. */
export interface OpenDesk {
  readonly desk: Desk;
  readonly messagesUrl: string;
  readonly transfersUrl: string;
}

export interface DoubleOptions {
  /** Host by which implementations reach this machine, see `listen`; loopback when left out. */
  readonly reachedAs?: string | undefined;
  /** Takes the run's secrets out of everything that is written down here; there are none when left out. */
  readonly blotter?: Blotter;
}

/** An HTTP server with one unguessable pair of URLs for each conversation; where it listens, says `listen`. */
export class PlatformDouble {
  private readonly server: Server;
  private readonly desks = new Map<string, Desk>();
  private readonly closed = new Set<string>();
  private baseUrl = '';
  private refusingPort = 0;
  strayCalls = 0;
  readonly strays: StrayCall[] = [];

  private constructor(
    readonly reachedAs: string | undefined,
    readonly blotter: Blotter,
  ) {
    this.server = createServer((request, response) => {
      this.answer(request, response).catch((error: unknown) => {
        if (error instanceof BodyTooLarge) refuse(response, 413, error.message);
        else response.destroy(error instanceof Error ? error : undefined);
      });
    });
    this.server.keepAliveTimeout = 30_000;
    this.server.requestTimeout = 30_000;
  }

  static async start({ reachedAs, blotter = blotNothing }: DoubleOptions = {}): Promise<PlatformDouble> {
    const double = new PlatformDouble(reachedAs, blotter);
    double.baseUrl = await listen(double.server, reachedAs);
    try {
      double.refusingPort = await findRefusingPort();
    } catch (error) {
      await double.stop();
      throw error;
    }
    return double;
  }

  /**
   * Opens a conversation; what happens there goes to `transcript`. `own` is all that the suite says in it, as JSON: what
   * stands there is no secret.
   */
  open(conversationId: string, platform: PlatformSetup, transcript: Transcript, own: unknown = platform): OpenDesk {
    const token = randomBytes(16).toString('hex');
    const noted = blottedTranscript(transcript, this.blotter.sparing(own));
    const desk = new Desk(token, conversationId, platform, noted);
    this.desks.set(token, desk);
    const base = `${this.baseUrl}/${token}`;
    const transfersUrl = platform.transfersRefuseConnections
      ? `http://${this.reachedAs ?? loopback}:${this.refusingPort}/${token}/transfers`
      : `${base}/transfers`;
    return { desk, messagesUrl: `${base}/messages`, transfersUrl };
  }

  /** Ends a conversation: later calls to its URLs are refused and no longer part of a trace. */
  close(desk: Desk): void {
    desk.end();
    this.desks.delete(desk.token);
    this.closed.add(desk.token);
    for (const oldest of this.closed) {
      if (this.closed.size <= endedRemembered) break;
      this.closed.delete(oldest);
    }
  }

  async stop(): Promise<void> {
    this.desks.forEach((desk) => desk.end());
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, token = '', face = '', ...rest] = (request.url ?? '').split('/');
    const desk = this.desks.get(token);
    if (!desk) {
      this.turnAway(request, response, token);
      return;
    }
    if (rest.length > 0 || (face !== 'messages' && face !== 'transfers')) {
      desk.refuseCall(
        response,
        `${request.method ?? ''} …/${[face, ...rest].join('/')}`,
        404,
        'The platform has no such call.',
      );
      return;
    }
    if (request.method !== 'POST') {
      desk.refuseCall(response, `${request.method ?? ''} …/${face}`, 405, 'This call is a POST.');
      return;
    }
    const body = await readBody(request).catch((error: unknown) => {
      if (error instanceof BodyTooLarge) desk.noteRefusal(`POST …/${face}`, 413, error.message);
      throw error;
    });
    if (desk.hasEnded) this.turnAway(request, response, token);
    else if (face === 'messages') desk.takeMessage(body, response);
    else await desk.takeTransfer(body, response);
  }

  /** Refuses a call that belongs to no open conversation, and counts it. */
  private turnAway(request: IncomingMessage, response: ServerResponse, token: string): void {
    const status = this.closed.has(token) ? 410 : 404;
    this.strayCalls += 1;
    if (this.strays.length < strayCallsKept) {
      const call = this.blotter.text(`${request.method ?? ''} ${request.url ?? ''}`).slice(0, 200);
      this.strays.push({ call, status });
    }
    refuse(response, status, status === 410 ? 'This conversation has ended.' : 'There is no such conversation here.');
  }
}

/** An id that no implementation can guess. */
export function unguessableId(prefix: string): string {
  return `${prefix}-${randomUUID()}`;
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
