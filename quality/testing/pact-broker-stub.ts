/**
 * A small server that speaks the part of the Pact Broker's documented API that the suite and Pact's own client use.
 *
 * Simpler than a broker: it keeps the newest pact of each pair in memory, selects all of them whatever the selectors
 * say, and knows no webhooks, environments or users besides one token. No broker server can be had from the
 * registries that this project installs from; that a real one agrees is not shown by any test here.
 */
import { createHash } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a provider said of one version of a pact. */
export interface KeptResults {
  readonly consumer: string;
  readonly provider: string;
  /** Names what the pact said when it was verified. */
  readonly content: string;
  readonly body: {
    readonly success: boolean;
    readonly providerApplicationVersion: string;
    readonly testResults?: readonly { readonly interactionDescription: string; readonly success: boolean }[];
  };
}

interface Kept {
  readonly consumer: string;
  readonly provider: string;
  readonly version: string;
  readonly pact: Record<string, unknown>;
}

export interface PactBrokerStub {
  readonly url: URL;
  readonly kept: readonly Kept[];
  /** Results of verifications, in order of arrival. */
  readonly results: readonly KeptResults[];
  /** Versions of providers on their branches, as `provider branch version`. */
  readonly branches: readonly string[];
  /** From now on no results are taken. */
  refuseResults(): void;
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
  const results: KeptResults[] = [];
  const branches: string[] = [];
  let takesResults = true;
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
    // As a broker does: what a client sends says what it is, and goes by the method that the link is for.
    if (body !== '' && !/^application\/json\b/.test(request.headers['content-type'] ?? '')) {
      say(response, 415, { error: 'The content type has to be application/json.' });
      return;
    }
    if (first === 'results' || first === 'branch') {
      if (request.method !== (first === 'results' ? 'POST' : 'PUT')) say(response, 405, { error: 'Another method.' });
      else if (first === 'results') takeResults(pathname, JSON.parse(body) as KeptResults['body'], response);
      else {
        branches.push(pathname.split('/').slice(2).map(decodeURIComponent).join(' '));
        say(response, 201, { name: third });
      }
      return;
    }
    if (first === '') say(response, 200, index());
    else if (first === 'contracts' && request.method === 'POST') publish(JSON.parse(body) as Publication, response);
    else if (first === 'selected') say(response, 200, selected(second ?? ''));
    else if (first === 'pact') {
      const found = kept.find((each) => each.consumer === second && each.provider === third);
      if (found)
        say(response, 200, {
          ...found.pact,
          _links: { self: { href: hrefOf(found) }, 'pb:publish-verification-results': { href: resultsOf(found) } },
        });
      else say(response, 404, { error: 'There is no such pact.' });
    } else say(response, 404, { error: `There is nothing at ${pathname}.` });
  }

  function index(): object {
    return {
      _links: {
        'pb:publish-contracts': { href: `${base}/contracts/publish` },
        'pb:provider-pacts-for-verification': { href: `${base}/selected/{provider}`, templated: true },
        'pb:pacticipant-branch-version': { href: `${base}/branch/{pacticipant}/{branch}/{version}`, templated: true },
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

  function takeResults(pathname: string, body: KeptResults['body'], response: ServerResponse): void {
    const [consumer = '', provider = '', content = ''] = pathname.split('/').slice(2).map(decodeURIComponent);
    const known = kept.some((each) => resultsOf(each) === `${base}${pathname}`);
    const wrong = [
      ...(typeof body.success === 'boolean' ? [] : ['success: has to be a boolean']),
      ...(typeof body.providerApplicationVersion === 'string' && body.providerApplicationVersion !== ''
        ? []
        : ['providerApplicationVersion: cannot be blank']),
    ];
    if (!takesResults) say(response, 409, { error: 'This version is frozen.' });
    else if (!known) say(response, 404, { error: 'There is no such version of a pact.' });
    else if (wrong.length > 0) say(response, 400, { errors: wrong });
    else {
      results.push({ consumer, provider, content, body });
      say(response, 201, { ...body, _links: {} });
    }
  }

  /** It names what the pact says: results for what it said before go elsewhere. */
  function resultsOf({ consumer, provider, pact }: Kept): string {
    const content = createHash('sha256').update(JSON.stringify(pact)).digest('hex').slice(0, 16);
    return `${base}/results/${[consumer, provider, content].map(encodeURIComponent).join('/')}`;
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
    results,
    branches,
    refuseResults: () => {
      takesResults = false;
    },
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
