/**
 * The part of the Pact Broker's documented API that is needed here: fetching the pacts that a provider has to verify,
 * and publishing pacts. Links are followed as the broker gives them, on its own origin only.
 */
import { Agent, fetch as fetchBy } from 'undici';
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
): Promise<PactFile[]> {
  const relation = 'pb:provider-pacts-for-verification';
  const ask = (url: URL, body?: unknown) => call(broker, url, { token, body, signal });
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
): Promise<string[]> {
  const url = urlFrom(linkOf((await call(broker, broker, { token })) as Hal, 'pb:publish-contracts', broker), broker);
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
    const answer = (await call(broker, url, { token, body })) as
      { readonly notices?: readonly { readonly text?: string }[] } | undefined;
    notices.push(...(answer?.notices ?? []).flatMap((notice) => notice.text ?? []));
  }
  return notices;
}

function pactFrom(json: unknown, broker: URL): PactFile {
  const { consumer, provider, interactions } = (json ?? {}) as Partial<PactFile>;
  if (typeof consumer?.name === 'string' && typeof provider?.name === 'string' && Array.isArray(interactions)) {
    // Links are the broker's, and no part of the pact.
    return { ...(json as object), _links: undefined } as unknown as PactFile;
  }
  throw new Fault('protocol', `The broker at ${shown(broker)} gave something that is no pact of version 3 or 4.`);
}

function linkOf({ _links = {} }: Hal, relation: string, broker: URL): string {
  const link = _links[relation];
  const href = Array.isArray(link)
    ? (link as readonly { href?: string }[])[0]?.href
    : (link as { href?: string } | undefined)?.href;
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
  /** Ends the call early. */
  readonly signal?: AbortSignal | undefined;
}

/** What the broker answers, an object; undefined when it does not have what was asked for by POST. */
async function call(broker: URL, url: URL, { token, body, signal }: Call): Promise<object | undefined> {
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
    answer = await fetched(target, {
      method: body === undefined ? 'GET' : 'POST',
      headers: {
        accept: 'application/hal+json, application/json',
        ...(authorization === undefined ? {} : { authorization }),
        ...(body === undefined ? {} : { 'content-type': 'application/json' }),
      },
      ...(body === undefined ? {} : { body: JSON.stringify(body) }),
      redirect: 'error',
      signal: signal ? AbortSignal.any([signal, deadline]) : deadline,
    });
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

const withoutProxy = new Agent({ pipelining: 0 });

interface Asking {
  readonly method: string;
  readonly headers: Record<string, string>;
  readonly body?: string;
  readonly redirect: 'error';
  readonly signal: AbortSignal;
}

/** A broker on this machine is called directly; for any other Node may take a proxy that its environment names. */
function fetched(target: URL, asking: Asking): Promise<Answer> {
  return isLoopback(target) ? fetchBy(target, { ...asking, dispatcher: withoutProxy }) : fetch(target, asking);
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
