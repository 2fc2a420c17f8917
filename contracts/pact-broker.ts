/**
 * The part of the Pact Broker's documented API that is needed here: fetching the pacts that a provider has to verify,
 * publishing pacts, and telling what came of a verification. Links are followed as the broker gives them, on its own origin only.
 */
import { Agent, fetch as fetchBy, ProxyAgent } from 'undici';
import { Fault } from '../play/adapters/fault';
import { redactorFor } from '../trace/redactor';
import { quote } from '../trace/render-event';
import { endpointPact } from './endpoint-contracts';
import { isLoopback } from '../play/adapters/is-loopback';
import { heardPact } from './message-contracts';
import { transferPact } from './transfer-contracts';
import type { PactFile } from './verify-pact';

/** Providers whose pacts the suite can verify. */
export const providersKnown: readonly string[] = [endpointPact.provider, transferPact.provider, heardPact.provider];

const deadlineMs = 15_000;
/** More pacts than this are an accident. */
const mostPacts = 100;
/** Bytes of one answer; a pact is a hundredth of that. */
const longestAnswerBytes = 16 * 1024 * 1024;

interface Hal {
  readonly _links?: Readonly<
    Record<string, { readonly href?: string } | readonly { readonly href?: string }[] | undefined>
  >;
  readonly _embedded?: { readonly pacts?: readonly Hal[] };
}

/** The pacts that the broker selects for these providers: the newest of each consumer's main branch. */
export async function selectedPacts(
  broker: URL,
  token: string | undefined,
  providers: readonly string[],
  signal?: AbortSignal,
  proxy?: URL,
): Promise<PactFile[]> {
  const relation = 'pb:provider-pacts-for-verification';
  const ask = (url: URL, body?: unknown) => call(broker, url, { token, body, signal, proxy });
  const template = linkOf((await ask(broker)) as Hal, relation, broker);
  const files: PactFile[] = [];
  for (const provider of providers) {
    const url = urlFrom(template.replace('{provider}', encodeURIComponent(provider)), broker);
    const listed = (await ask(url, {
      consumerVersionSelectors: [{ mainBranch: true }, { deployedOrReleased: true }],
    })) as Hal | undefined;
    for (const pact of (listed?._embedded?.pacts ?? []).slice(0, mostPacts)) {
      files.push(pactFrom(await ask(urlFrom(linkOf(pact, 'self', broker), broker)), broker));
    }
  }
  if (files.length === 0) {
    throw new Fault('usage', `The broker at ${shown(broker)} has no pact for ${providers.join(', ')}.`);
  }
  return files;
}

export interface Publication {
  readonly version: string;
  readonly branch: string | undefined;
  /** Texts of pact files. */
  readonly pacts: readonly string[];
}

/** Publishes pact files, each under its consumer; resolves to what the broker says about it. */
export async function publishPacts(
  broker: URL,
  token: string | undefined,
  { version, branch, pacts }: Publication,
  proxy?: URL,
): Promise<string[]> {
  const url = urlFrom(
    linkOf((await call(broker, broker, { token, proxy })) as Hal, 'pb:publish-contracts', broker),
    broker,
  );
  const contracts = pacts.map((text) => {
    const { consumer, provider } = JSON.parse(text) as PactFile;
    return {
      consumerName: consumer.name,
      providerName: provider.name,
      specification: 'pact',
      contentType: 'application/json',
      content: Buffer.from(text, 'utf8').toString('base64'),
    };
  });
  const notices: string[] = [];
  // A publication is of one participant's version.
  for (const consumer of new Set(contracts.map((each) => each.consumerName))) {
    const body = {
      pacticipantName: consumer,
      pacticipantVersionNumber: version,
      ...(branch === undefined ? {} : { branch }),
      contracts: contracts.filter((each) => each.consumerName === consumer),
    };
    const answer = (await call(broker, url, { token, body, proxy })) as
      { readonly notices?: readonly { readonly text?: string }[] } | undefined;
    notices.push(...(answer?.notices ?? []).flatMap((notice) => notice.text ?? []));
  }
  return notices;
}

/** What came of one pact of a broker, message by message. */
export interface PactResults {
  /** As the broker gave it with the pact. */
  readonly at: string;
  readonly messages: readonly {
    readonly description: string;
    readonly passed: boolean;
    readonly mismatches: readonly string[];
  }[];
}

export interface PublishedBy {
  /** Of the provider. */
  readonly version: string;
  readonly branch: string | undefined;
  readonly suite: { readonly name: string; readonly version: string };
}

/** Tells the broker of each of these pacts of one provider. Rejects, with a sentence, at the first that it does not take. */
export async function publishResults(
  broker: URL,
  token: string | undefined,
  provider: string,
  results: readonly PactResults[],
  { version, branch, suite }: PublishedBy,
  by: Pick<Call, 'proxy' | 'signal'> = {},
): Promise<void> {
  if (branch !== undefined) {
    const index = (await call(broker, broker, { token, ...by })) as Hal;
    const link = linkOf(index, 'pb:pacticipant-branch-version', broker)
      .replace('{pacticipant}', encodeURIComponent(provider))
      .replace('{branch}', encodeURIComponent(branch))
      .replace('{version}', encodeURIComponent(version));
    // First: whoever looks for the version on this branch is to find it together with its results.
    if (!(await call(broker, urlFrom(link, broker), { token, ...by, method: 'PUT', body: {} }))) refusedAs(link);
  }
  for (const { at, messages } of results) {
    const body = {
      success: messages.every(({ passed }) => passed),
      providerApplicationVersion: version,
      verifiedBy: { implementation: suite.name, version: suite.version },
      testResults: messages.map(({ description, passed, mismatches }) => ({
        interactionDescription: description,
        success: passed,
        ...(passed ? {} : { mismatches: mismatches.map((each) => ({ description: each })) }),
      })),
    };
    if (!(await call(broker, urlFrom(at, broker), { token, ...by, body }))) refusedAs(at);
  }

  function refusedAs(link: string): never {
    const { pathname } = urlFrom(link, broker);
    throw new Fault(
      'usage',
      `The broker at ${shown(broker)} answered ${pathname} with status 404: it does not know it.`,
    );
  }
}

function pactFrom(json: unknown, broker: URL): PactFile {
  const { consumer, provider, interactions } = (json ?? {}) as Partial<PactFile>;
  if (typeof consumer?.name === 'string' && typeof provider?.name === 'string' && Array.isArray(interactions)) {
    // Links are the broker's, and no part of the pact.
    const resultsAt = hrefOf(json as Hal, 'pb:publish-verification-results');
    return { ...(json as object), _links: undefined, resultsAt } as unknown as PactFile;
  }
  throw new Fault('protocol', `The broker at ${shown(broker)} gave something that is no pact of version 3 or 4.`);
}

function hrefOf({ _links = {} }: Hal, relation: string): string | undefined {
  const link = _links[relation];
  return Array.isArray(link)
    ? (link as readonly { href?: string }[])[0]?.href
    : (link as { href?: string } | undefined)?.href;
}

function linkOf(hal: Hal, relation: string, broker: URL): string {
  const href = hrefOf(hal, relation);
  if (href !== undefined) return href;
  throw new Fault(
    'usage',
    `${shown(broker)} is no Pact broker that the suite can use: it gives no link "${relation}".`,
  );
}

function urlFrom(link: string, broker: URL): URL {
  try {
    return new URL(link, broker);
  } catch {
    throw new Fault('usage', `The broker at ${shown(broker)} gives a link that is no URL: ${quote(link, 120)}.`);
  }
}

interface Call {
  readonly token: string | undefined;
  /** Left out: a GET. */
  readonly body?: unknown;
  /** With a body; left out: POST. */
  readonly method?: 'PUT';
  /** Ends the call early. */
  readonly signal?: AbortSignal | undefined;
  /** By which a broker is called that is not on this machine. */
  readonly proxy?: URL | undefined;
}

/** What the broker answers, an object; undefined when it does not have what was asked for by POST. */
async function call(broker: URL, url: URL, { token, body, method, signal, proxy }: Call): Promise<object | undefined> {
  if (url.origin !== broker.origin) {
    throw new Fault(
      'usage',
      `The broker at ${shown(broker)} leads to another host, ${url.origin}, which is not followed.`,
    );
  }
  const target = new URL(url);
  const basic =
    broker.username === '' ? undefined : `${percentDecoded(broker.username)}:${percentDecoded(broker.password)}`;
  target.username = '';
  target.password = '';
  const authorization =
    token !== undefined && token !== ''
      ? `Bearer ${token}`
      : basic === undefined
        ? undefined
        : `Basic ${Buffer.from(basic).toString('base64')}`;
  const deadline = AbortSignal.timeout(deadlineMs);
  let answer: Answer;
  let text: string;
  try {
    answer = await fetched(
      target,
      {
        method: body === undefined ? 'GET' : (method ?? 'POST'),
        headers: {
          accept: 'application/hal+json, application/json',
          ...(authorization === undefined ? {} : { authorization }),
          ...(body === undefined ? {} : { 'content-type': 'application/json' }),
        },
        ...(body === undefined ? {} : { body: JSON.stringify(body) }),
        redirect: 'error',
        signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
      },
      proxy,
    );
    text = await readText(answer);
  } catch (error) {
    signal?.throwIfAborted();
    if (deadline.aborted) {
      const limit = `${deadlineMs / 1000} s`;
      throw new Fault('usage', `The broker at ${shown(broker)} did not answer ${target.pathname} within ${limit}.`);
    }
    const why =
      error instanceof Error
        ? `${error.message}${error.cause instanceof Error ? ` (${error.cause.message})` : ''}`
        : String(error);
    throw new Fault('usage', `The broker at ${shown(broker)} could not be reached: ${why}.`);
  }
  const redactor = redactorFor([token, basic, authorization].flatMap((each) => each ?? []));
  if (answer.status === 404 && body !== undefined) return undefined;
  if (!answer.ok) {
    const hint = answer.status === 401 || answer.status === 403 ? ' Set PACT_BROKER_TOKEN.' : '';
    throw new Fault(
      'usage',
      `The broker at ${shown(broker)} answered ${target.pathname} with status ${answer.status}.${hint} ${redactor.text(text).slice(0, 300)}`,
    );
  }
  const json = parsed(text);
  if (typeof json === 'object' && json !== null) return json;
  throw new Fault(
    'usage',
    `${shown(broker)} is no Pact broker: it answered ${target.pathname} with something that is no JSON object.`,
  );
}

/** What is read of an answer, whoever fetched it. */
type Answer = Pick<Response, 'ok' | 'status'> & { readonly body: unknown };

/** Left out, a variable of the environment would settle whether certificates are checked. */
const checking = { rejectUnauthorized: true } as const;

const withoutProxy = new Agent({ pipelining: 0, connect: checking });

interface Asking {
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body?: string;
  readonly redirect: 'error';
  readonly signal: AbortSignal;
}

/**
 * A broker on this machine is called directly, any other by the proxy that is named; without one Node may take that
 * which its environment names.
 */
function fetched(target: URL, asking: Asking, proxy: URL | undefined): Promise<Answer> {
  if (isLoopback(target)) return fetchBy(target, { ...asking, dispatcher: withoutProxy });
  if (proxy === undefined) {
    const unchecked = process.env['NODE_TLS_REJECT_UNAUTHORIZED'] === '0';
    return unchecked ? fetchBy(target, { ...asking, dispatcher: withoutProxy }) : fetch(target, asking);
  }
  // A proxy need not let anything but TLS through unseen.
  const proxyTunnel = target.protocol === 'https:';
  const by = new ProxyAgent({ uri: proxy.href, proxyTunnel, pipelining: 0, requestTls: checking, proxyTls: checking });
  return fetchBy(target, { ...asking, dispatcher: by });
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

async function readText(answer: Answer): Promise<string> {
  const chunks: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of (answer.body ?? []) as AsyncIterable<Uint8Array>) {
    bytes += chunk.length;
    if (bytes > longestAnswerBytes) throw new Error(`it answered with more than ${longestAnswerBytes} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function percentDecoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

/** Without credentials. */
function shown(broker: URL): string {
  return `${broker.origin}${broker.pathname}`;
}
