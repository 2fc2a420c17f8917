/** Has Pact's verifier hold a provider to a pact, through a gateway that sets up states and keeps what passes. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import type { Fault } from '../adapters/fault';
import { asFault } from '../adapters/fault';
import type { State } from './contract';
import { differencesIn, type Difference } from './differences';
import type { PactMismatch } from './engine-messages';
import { Gateway, type Answer, type Call } from './gateway';
import type { PactEngine } from './pact-engine';
import type { Exchange } from './try-out';

/** Milliseconds within which one request of the verifier is answered. */
const requestTimeoutMs = 30_000;

export interface Provider {
  setUp(state: State): Promise<void>;
  tearDown(state: State): Promise<void>;
  /** Answers a request of an HTTP interaction. */
  answer(call: Call): Promise<Answer>;
  /** The message that the provider sends in this state. */
  message(description: string): Promise<unknown>;
}

/** A state that an implementation rightly does not know. */
export class NoSuchState extends Error {
  override readonly name = 'NoSuchState';
}

/** A state that an implementation did not get into because it behaved otherwise: what comes after cannot be judged. */
export class StateNotReached extends Error {
  override readonly name = 'StateNotReached';
}

export type Hindrance = Fault | NoSuchState | StateNotReached;

function hindranceFrom(error: unknown): Hindrance {
  return error instanceof NoSuchState || error instanceof StateNotReached ? error : asFault(error);
}

export interface Verified {
  readonly description: string;
  readonly matched: boolean;
  readonly differences: readonly Difference[];
  readonly exchange?: Exchange;
  /** Why its state could not be set up, or its call not be answered. */
  readonly hindrance?: Hindrance;
}

/** A server that any verifier can be pointed at: states at `/_state`, messages at `/_messages`, calls everywhere else. */
export function gatewayTo(provider: Provider, seen = new Sightings()): Promise<Gateway> {
  return Gateway.start((call) => take(call, provider, seen));
}

/** An interaction as it stands in a pact file. */
export interface Written {
  readonly description: string;
  readonly type?: string;
  readonly comments?: { readonly references?: { readonly requirement?: Readonly<Record<string, string>> } };
  readonly providerStates?: readonly State[];
  readonly request?: { readonly method: string; readonly path: string; readonly body?: { readonly content?: unknown } };
}

export interface PactFile {
  readonly consumer: { readonly name: string };
  readonly provider: { readonly name: string };
  readonly interactions: readonly Written[];
  readonly metadata?: {
    readonly pactRust?: { readonly ffi?: string };
    readonly pactSpecification?: { readonly version?: string };
  };
}

let files = 0;

/** One answer for each interaction of the pact, in its order. Rejects when the verifier itself fails. */
export async function verifyPact(engine: PactEngine, pact: PactFile, provider: Provider): Promise<Verified[]> {
  const seen = new Sightings();
  const gateway = await gatewayTo(provider, seen);
  const file = path.join(engine.folder, `pact-${(files += 1)}.json`);
  writeFileSync(file, JSON.stringify(pact));
  try {
    const report = await engine.verify({
      provider: pact.provider.name,
      file,
      gateway: gateway.url,
      timeoutMs: requestTimeoutMs,
    });
    const results = report.interactionResults ?? [];
    return pact.interactions.map((interaction) => {
      const { description } = interaction;
      const result = results.find((each) => (each.interactionDescription ?? each.description) === description);
      const error = report.errors?.find((each) => each.interaction.endsWith(` - ${description}`));
      const state = interaction.providerStates?.[0];
      const hindrance = seen.hindranceOf(state, description) ?? seen.hindranceOfCall(interaction);
      const exchange = seen.exchangeOf(interaction);
      return {
        description,
        // What the verifier does not mention it has not tried.
        matched: result?.result === 'OK' && error === undefined && hindrance === undefined,
        differences: error ? differencesOf(error.mismatch) : result ? [] : notTried(),
        ...(exchange ? { exchange } : {}),
        ...(hindrance ? { hindrance } : {}),
      };
    });
  } finally {
    await gateway.stop();
  }
}

function differencesOf(mismatch: {
  readonly message?: string;
  readonly mismatches?: readonly PactMismatch[];
}): Difference[] {
  const differences = differencesIn(mismatch.mismatches ?? [], true);
  return differences.length > 0
    ? differences
    : [{ path: undefined, told: mismatch.message ?? 'The verifier gave no reason.' }];
}

function notTried(): Difference[] {
  return [{ path: undefined, told: 'The verifier did not try it.' }];
}

/** What passed through the gateway. The verifier tries one interaction after the other. */
class Sightings {
  private state: State | undefined;
  private readonly hindrances = new Map<string, Hindrance>();
  private readonly exchanges = new Map<string, Exchange>();

  enter(state: State): void {
    this.state = state;
  }

  hinder(state: State | undefined, hindrance: unknown): void {
    this.hindrances.set(keyOf(state), hindranceFrom(hindrance));
  }

  hinderMessage(description: string, hindrance: unknown): void {
    this.hindrances.set(description, hindranceFrom(hindrance));
  }

  keep(exchange: Exchange, hindrance?: unknown): void {
    const { method, path: called, body } = exchange.call;
    const key = callKey(this.state, method, called, parsed(body));
    this.exchanges.set(key, exchange);
    if (hindrance !== undefined) this.hindrances.set(key, asFault(hindrance));
  }

  keepMessage(description: string, contents: unknown): void {
    const answer: Answer = { status: 200, headers: {}, body: JSON.stringify(contents) };
    this.exchanges.set(description, { call: { method: 'message', path: description, headers: {}, body: '' }, answer });
  }

  hindranceOf(state: State | undefined, description: string): Hindrance | undefined {
    return this.hindrances.get(keyOf(state)) ?? this.hindrances.get(description);
  }

  exchangeOf({ description, request, providerStates }: Written): Exchange | undefined {
    if (!request) return this.exchanges.get(description);
    return this.exchanges.get(callKey(providerStates?.[0], request.method, request.path, request.body?.content));
  }

  hindranceOfCall({ request, providerStates }: Written): Hindrance | undefined {
    return (
      request && this.hindrances.get(callKey(providerStates?.[0], request.method, request.path, request.body?.content))
    );
  }
}

function keyOf(state: State | undefined): string {
  return JSON.stringify([state?.name ?? '', sorted(state?.params ?? {})]);
}

function callKey(state: State | undefined, method: string, called: string, body: unknown): string {
  return JSON.stringify([keyOf(state), method, called, sorted(body ?? '')]);
}

/** The same JSON with its keys in order: the verifier writes them as it likes. */
function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([key, each]) => [key, sorted(each)]),
  );
}

function parsed(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return body;
  }
}

async function take(call: Call, provider: Provider, seen: Sightings): Promise<Answer> {
  const { pathname } = new URL(call.path, 'http://gateway');
  if (pathname === '/_state') return takeState(call, provider, seen);
  if (pathname === '/_messages') return takeMessage(call, provider, seen);
  try {
    const answer = await provider.answer(call);
    seen.keep({ call, answer });
    return answer;
  } catch (error) {
    seen.keep({ call }, error);
    throw error;
  }
}

async function takeState(call: Call, provider: Provider, seen: Sightings): Promise<Answer> {
  const {
    action,
    state: name = '',
    params,
  } = parsed(call.body) as Partial<Record<'action' | 'state', string>> & {
    params?: State['params'];
  };
  const state: State = { name, ...(params && Object.keys(params).length > 0 ? { params } : {}) };
  const fine: Answer = { status: 200, headers: { 'content-type': 'application/json' }, body: '{}' };
  if (action === 'teardown') {
    await provider.tearDown(state);
    return fine;
  }
  seen.enter(state);
  try {
    await provider.setUp(state);
    return fine;
  } catch (error) {
    seen.hinder(state, error);
    return { ...fine, status: 500 };
  }
}

async function takeMessage(call: Call, provider: Provider, seen: Sightings): Promise<Answer> {
  const { description = '' } = parsed(call.body) as { description?: string };
  try {
    const contents = await provider.message(description);
    seen.keepMessage(description, contents);
    return { status: 200, headers: { 'content-type': 'application/json' }, body: JSON.stringify(contents) };
  } catch (error) {
    seen.hinderMessage(description, error);
    throw error;
  }
}
