/**
 * The part of the Pact Broker's documented API that is needed here: fetching the pacts that a provider has to verify,
 * and publishing pacts. Links are followed as the broker gives them, on its own origin only.
 */
import { Fault } from '../adapters/fault';
import { blotterFor } from '../trace/blotter';
import { endpointPact } from './endpoint-contracts';
import { heardPact } from './message-contracts';
import { transferPact } from './transfer-contracts';
import type { PactFile } from './verify-pact';

/** Providers whose pacts the suite can verify. */
export const providersKnown: readonly string[] = [endpointPact.provider, transferPact.provider, heardPact.provider];

const deadlineMs = 15_000;
/** More pacts than this are an accident. */
const mostPacts = 100;

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
): Promise<PactFile[]> {
  const relation = 'pb:provider-pacts-for-verification';
  const template = linkOf((await call(broker, broker, token)) as Hal, relation, broker);
  const files: PactFile[] = [];
  for (const provider of providers) {
    const url = new URL(template.replace('{provider}', encodeURIComponent(provider)), broker);
    const listed = (await call(broker, url, token, {
      consumerVersionSelectors: [{ mainBranch: true }, { deployedOrReleased: true }],
    })) as Hal | undefined;
    for (const pact of (listed?._embedded?.pacts ?? []).slice(0, mostPacts)) {
      files.push(pactFrom(await call(broker, new URL(linkOf(pact, 'self', broker), broker), token), broker));
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
  const url = linkOf((await call(broker, broker, token)) as Hal, 'pb:publish-contracts', broker);
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
    const answer = (await call(broker, new URL(url, broker), token, {
      pacticipantName: consumer,
      pacticipantVersionNumber: version,
      ...(branch === undefined ? {} : { branch }),
      contracts: contracts.filter((each) => each.consumerName === consumer),
    })) as { readonly notices?: readonly { readonly text?: string }[] } | undefined;
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

async function call(broker: URL, url: URL, token: string | undefined, body?: unknown): Promise<unknown> {
  if (url.origin !== broker.origin) {
    throw new Fault(
      'usage',
      `The broker at ${shown(broker)} leads to another host, ${url.origin}, which is not followed.`,
    );
  }
  const target = new URL(url);
  const basic = broker.username === '' ? undefined : `${broker.username}:${broker.password}`;
  target.username = '';
  target.password = '';
  const authorization =
    token !== undefined && token !== ''
      ? `Bearer ${token}`
      : basic === undefined
        ? undefined
        : `Basic ${Buffer.from(decodeURIComponent(basic)).toString('base64')}`;
  const answer = await fetch(target, {
    method: body === undefined ? 'GET' : 'POST',
    headers: {
      accept: 'application/hal+json, application/json',
      ...(authorization === undefined ? {} : { authorization }),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    },
    ...(body === undefined ? {} : { body: JSON.stringify(body) }),
    redirect: 'error',
    signal: AbortSignal.timeout(deadlineMs),
  }).catch((error: unknown) => {
    const why =
      error instanceof Error
        ? `${error.message}${error.cause instanceof Error ? ` (${error.cause.message})` : ''}`
        : String(error);
    throw new Fault('usage', `The broker at ${shown(broker)} could not be reached: ${why}.`);
  });
  const text = await answer.text();
  const blotter = blotterFor([token, basic && decodeURIComponent(basic), authorization].flatMap((each) => each ?? []));
  if (answer.status === 404 && body !== undefined) return undefined;
  if (!answer.ok) {
    const hint = answer.status === 401 || answer.status === 403 ? ' Set PACT_BROKER_TOKEN.' : '';
    throw new Fault(
      'usage',
      `The broker at ${shown(broker)} answered ${target.pathname} with status ${answer.status}.${hint} ${blotter.text(text).slice(0, 300)}`,
    );
  }
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new Fault(
      'usage',
      `${shown(broker)} is no Pact broker: it answered ${target.pathname} with something that is not JSON.`,
    );
  }
}

/** Without credentials. */
function shown(broker: URL): string {
  return `${broker.origin}${broker.pathname}`;
}
