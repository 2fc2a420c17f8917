/**
 * A small server that speaks the part of the Pact Broker's documented API that the suite and Pact's own client use.
 *
 * Simpler than a broker: it keeps the newest pact of each pair in memory, selects all of them whatever the selectors
 * say, and knows no webhooks, environments or users besides one token. No broker server can be had from the
 * registries that this project installs from; that a real one agrees is not shown by any test here.
 */
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

interface Kept {
  readonly consumer: string;
  readonly provider: string;
  readonly version: string;
  readonly pact: Record<string, unknown>;
}

export interface PactBrokerStub {
  readonly url: URL;
  readonly kept: readonly Kept[];
  stop(): Promise<void>;
}

interface Publication {
  readonly pacticipantVersionNumber: string;
  readonly contracts: readonly {
    readonly consumerName: string;
    readonly providerName: string;
    readonly content: string;
  }[];
}

/** Listens on loopback; with a token it answers nobody who lacks it. */
export async function startPactBrokerStub(token?: string): Promise<PactBrokerStub> {
  const kept: Kept[] = [];
  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => say(response, 500, { error: String(error) }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const base = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    if (token !== undefined && request.headers.authorization !== `Bearer ${token}`) {
      say(response, 401, { error: 'Authentication is required.' });
      return;
    }
    const { pathname } = new URL(request.url ?? '/', base);
    const [first = '', second, third] = pathname.split('/').slice(1).map(decodeURIComponent);
    const body = await readAll(request);
    if (first === '') say(response, 200, index());
    else if (first === 'contracts' && request.method === 'POST') publish(JSON.parse(body) as Publication, response);
    else if (first === 'selected') say(response, 200, selected(second ?? ''));
    else if (first === 'pact') {
      const found = kept.find((each) => each.consumer === second && each.provider === third);
      if (found) say(response, 200, { ...found.pact, _links: { self: { href: hrefOf(found) } } });
      else say(response, 404, { error: 'There is no such pact.' });
    } else say(response, 404, { error: `There is nothing at ${pathname}.` });
  }

  function index(): object {
    return {
      _links: {
        'pb:publish-contracts': { href: `${base}/contracts/publish` },
        'pb:provider-pacts-for-verification': { href: `${base}/selected/{provider}`, templated: true },
      },
    };
  }

  function publish({ pacticipantVersionNumber: version, contracts }: Publication, response: ServerResponse): void {
    for (const { consumerName: consumer, providerName: provider, content } of contracts) {
      const pact = JSON.parse(Buffer.from(content, 'base64').toString('utf8')) as Record<string, unknown>;
      const at = kept.findIndex((each) => each.consumer === consumer && each.provider === provider);
      kept.splice(at < 0 ? kept.length : at, at < 0 ? 0 : 1, { consumer, provider, version, pact });
    }
    const text = `${contracts.length} published`;
    say(response, 200, { notices: [{ type: 'success', text }], _embedded: {}, _links: {} });
  }

  function selected(provider: string): object {
    const pacts = kept
      .filter((each) => each.provider === provider)
      .map((each) => ({ shortDescription: 'newest', _links: { self: { href: hrefOf(each), name: each.consumer } } }));
    return { _embedded: { pacts }, _links: {} };
  }

  function hrefOf({ consumer, provider }: Kept): string {
    return `${base}/pact/${encodeURIComponent(consumer)}/${encodeURIComponent(provider)}`;
  }

  return {
    url: new URL(base),
    kept,
    stop: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

function say(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/hal+json' }).end(JSON.stringify(body));
}

async function readAll(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request as AsyncIterable<Buffer>) chunks.push(chunk);
  return Buffer.concat(chunks).toString('utf8');
}
