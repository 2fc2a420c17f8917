/**
 * A server that stands between Pact and whoever it talks to. What goes wrong behind it becomes an answer,
 * never a broken connection, and everything that passes is kept for the report.
 */
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { listen } from '../play/platform/surfaces/http/listen';
import { pathOf } from '../play/platform/surfaces/http/path-of';

export interface Call {
  readonly method: string;
  /** With its query. */
  readonly path: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

export interface GatewayAnswer {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string;
}

const longestBodyBytes = 1024 * 1024;

export class Gateway {
  private readonly server: Server;
  private base = '';

  private constructor(private readonly answerTo: (call: Call) => Promise<GatewayAnswer>) {
    this.server = createServer((request, response) => {
      this.answer(request, response).catch(() => response.destroy());
    });
    this.server.requestTimeout = 60_000;
  }

  /** It listens as the platform double does, see `listen`. */
  static async start(answerTo: (call: Call) => Promise<GatewayAnswer>, reachedAs?: string): Promise<Gateway> {
    const gateway = new Gateway(answerTo);
    gateway.base = await listen(gateway.server, reachedAs);
    return gateway;
  }

  get url(): string {
    return this.base;
  }

  async stop(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise<void>((resolve) => this.server.close(() => resolve()));
  }

  private async answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const chunks: Buffer[] = [];
    let bytes = 0;
    for await (const chunk of request as AsyncIterable<Buffer>) {
      bytes += chunk.length;
      if (bytes > longestBodyBytes) throw new Error('The body is too large.');
      chunks.push(chunk);
    }
    const call: Call = {
      method: request.method ?? '',
      path: pathOf(request),
      headers: single(request.headers),
      body: Buffer.concat(chunks).toString('utf8'),
    };
    const answered = await this.answerTo(call).catch((error: unknown): GatewayAnswer => ({
      status: 502,
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ gateway: error instanceof Error ? error.message : String(error) }),
    }));
    if (response.destroyed) return;
    response.writeHead(answered.status, plain(answered.headers)).end(answered.body);
  }
}

function single(headers: IncomingMessage['headers']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value]] : [])),
  );
}

/** Headers of visible characters alone: at any other Pact's library gives up, and says nothing about the rest either. */
function plain(headers: GatewayAnswer['headers']): Record<string, string> {
  return Object.fromEntries(
    Object.entries(headers).map(([name, value]) => [name, value.replace(/[^\t\x20-\x7e]/g, '?')]),
  );
}
