/**
 * Brings calls to the documented Transfer API, whichever host they name, to the platform double, and stops everything
 * else that tries to leave this process by `node:http`, `node:https` or the global `fetch`. A client that opens its own
 * sockets, such as a Pool of undici's, is not seen here: it has to be given `platform.transfersUrl`.
 */
import nock from 'nock';
import { request, type Dispatcher, Agent } from 'undici';

// Importing nock already puts it in the way of every call; it has no business there before it is asked.
nock.restore();

/** The last part of the documented address; regional hosts differ in what precedes it. */
export const transferPath = '/botservice-0.1/botcentral/livePersonAgent';

/** Any host but this machine: calls to loopback are told apart by their port, and pass or are refused as they are. */
const otherHosts = /^https?:\/\/(?!127\.0\.0\.1\b|localhost\b|\[::1\])/;

/** More attempts to leave than these are not told. */
const escapesKept = 50;

export class TransferRoute {
  private readonly escapes = new Set<string>();
  private readonly transfersUrls = new Map<string, string>();
  private readonly allowed = new Set<string>();
  private readonly dispatcher: Dispatcher = new Agent();

  /** `tell` hears, once, of each call that tried to leave the process, as `GET https://host/path`. */
  constructor(private readonly tell: (call: string) => void) {
    nock.disableNetConnect();
    nock.enableNetConnect((host) => this.allowed.has(host));
    nock(otherHosts)
      .persist()
      .post((uri: string) => pathOf(uri).endsWith(transferPath))
      .reply((_uri, body, done) => {
        this.forward(body).then(
          (answer) => done(null, answer),
          (error: unknown) => done(error as NodeJS.ErrnoException, [502, '']),
        );
      });
    nock.emitter.on('no match', (call: unknown, options?: unknown) => this.noteEscape(options ?? call));
    if (!nock.isActive()) nock.activate();
  }

  /** Calls of this conversation are allowed to reach the double from now on. */
  open(conversationId: string, platform: { readonly messagesUrl: string; readonly transfersUrl: string }): void {
    this.transfersUrls.set(conversationId, platform.transfersUrl);
    for (const url of [platform.messagesUrl, platform.transfersUrl]) this.allowed.add(new URL(url).host);
  }

  /** The conversation has ended. Its URLs stay reachable: what still calls them is refused, and seen, by the double. */
  close(conversationId: string): void {
    this.transfersUrls.delete(conversationId);
  }

  /** Passes the body on as it came, and the double's answer back as it is; a broken call breaks here, too. */
  private async forward(body: unknown): Promise<[number, string, Record<string, string>]> {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const id = conversationOf(body);
    const url = this.transfersUrls.get(id);
    if (url === undefined) {
      const why = `No open conversation has the id ${JSON.stringify(id)} that the body of this transfer names.`;
      return [404, JSON.stringify({ title: why, status: 404 }), { 'content-type': 'application/problem+json' }];
    }
    const answer = await request(url, {
      method: 'POST',
      body: text,
      headers: { 'content-type': 'application/json' },
      dispatcher: this.dispatcher,
    });
    const type = answer.headers['content-type'];
    return [answer.statusCode, await answer.body.text(), typeof type === 'string' ? { 'content-type': type } : {}];
  }

  private noteEscape(call: unknown): void {
    const { method, href, host } = whereTo(call);
    if (this.allowed.has(host)) return;
    const line = `${method} ${href}`.slice(0, 200);
    if (this.escapes.size >= escapesKept || this.escapes.has(line)) return;
    this.escapes.add(line);
    this.tell(line);
  }
}

function pathOf(uri: string): string {
  return uri.split('?')[0] ?? '';
}

function conversationOf(body: unknown): string {
  let json = body;
  try {
    if (typeof body === 'string') json = JSON.parse(body);
  } catch {
    return '';
  }
  const id = (json as { conversationId?: unknown } | null)?.conversationId;
  return typeof id === 'string' ? id : '';
}

/** nock hands over a request of its own kind, or one of Node's; both tell where they go. */
function whereTo(call: unknown): { readonly method: string; readonly href: string; readonly host: string } {
  const seen = call as {
    readonly method?: string;
    readonly options?: { readonly method?: string };
    readonly href?: string;
    readonly url?: string;
    readonly protocol?: string;
    readonly host?: string;
    readonly path?: string;
    getHeader?(name: string): unknown;
  };
  const method = seen.method ?? seen.options?.method ?? 'GET';
  const href = seen.url ?? seen.href;
  if (href !== undefined && URL.canParse(href)) return { method, href, host: new URL(href).host };
  const hostHeader = seen.getHeader?.('host');
  const host = typeof hostHeader === 'string' ? hostHeader : (seen.host ?? 'unknown host');
  return { method, href: `${seen.protocol ?? 'http:'}//${host}${seen.path ?? '/'}`, host };
}
