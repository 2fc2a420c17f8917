/** Has Pact's verifier hold a provider to a pact, through a gateway that sets up states and keeps what passes. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';
import { asFault, Fault } from '../play/adapters/fault';
import { quote } from '../trace/render-event';
import type { State } from './contract';
import { differencesIn, type Difference } from './differences';
import type { VerifierReport } from './engine-messages';
import { Gateway, type GatewayAnswer, type Call } from './gateway';
import { NoSuchState, StateNotReached, type Hindrance } from './hindrance';
import type { PactEngine } from './pact-engine';
import type { Exchange } from './try-out';

/** Milliseconds within which one request of the verifier is answered. */
const requestTimeoutMs = 30_000;

export interface Provider {
  setUp(state: State): Promise<void>;
  tearDown(state: State): Promise<void>;
  /** Answers a request of an HTTP interaction. */
  answer(call: Call): Promise<GatewayAnswer>;
  /** The message that the provider sends in this state. */
  message(description: string): Promise<unknown>;
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
  /** As versions 1 and 2 of the format have it. */
  readonly providerState?: string;
  readonly request?: { readonly method: string; readonly path: string; readonly body?: { readonly content?: unknown } };
}

export interface PactFile {
  /** Where its broker takes the results of this very pact; no part of the pact. */
  readonly resultsAt?: string | undefined;
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
  writeFileSync(file, JSON.stringify({ ...pact, resultsAt: undefined }));
  try {
    const report = await engine.verify({
      provider: pact.provider.name,
      file,
      gateway: gateway.url,
      timeoutMs: requestTimeoutMs,
    });
    return pact.interactions.map((interaction, index) => {
      const nth = pact.interactions
        .slice(0, index)
        .filter((each) => each.description === interaction.description).length;
      return verifiedFrom(interaction, saidOf(interaction.description, nth, report), seen);
    });
  } finally {
    await gateway.stop();
  }
}

interface Said {
  readonly kept: boolean;
  readonly mismatch: NonNullable<VerifierReport['errors']>[number]['mismatch'] | undefined;
}

/** What the verifier says of the nth interaction of this description: in one pact several may have it, in different states. */
function saidOf(description: string, nth: number, { interactionResults = [], errors = [] }: VerifierReport): Said {
  const results = interactionResults.filter(
    (each) => (each.interactionDescription ?? each.description) === description,
  );
  const kept = results[nth]?.result === 'OK';
  // Results and errors come in the order of the pact, and what is kept has no error.
  const errorsBefore = results.slice(0, nth).filter(({ result }) => result !== 'OK').length;
  const own = errors.filter(({ interaction }) => interaction.endsWith(` - ${description}`));
  return { kept, mismatch: kept ? undefined : own[errorsBefore]?.mismatch };
}

function verifiedFrom(interaction: Written, { kept, mismatch }: Said, seen: Sightings): Verified {
  const { description } = interaction;
  const differences = differencesIn(mismatch?.mismatches ?? [], true);
  const exchange = seen.exchangeOf(interaction);
  const compared = kept || mismatch?.mismatches !== undefined;
  const hindrance =
    seen.hindranceOf(interaction) ?? (compared ? undefined : untried(interaction, seen, mismatch?.message));
  const unnamed = { path: undefined, told: mismatch?.message ?? 'The verifier gave no reason.' };
  return {
    description,
    matched: kept && hindrance === undefined,
    differences: kept || differences.length > 0 ? differences : [unnamed],
    ...(exchange ? { exchange } : {}),
    ...(hindrance ? { hindrance } : {}),
  };
}

/**
 * Why the verifier compared nothing. Unless one of its states could not be had, or it was given an answer that it could not
 * read, that is a fault of ours: all that it calls is the gateway.
 */
function untried(interaction: Written, seen: Sightings, said = 'nothing'): Hindrance | undefined {
  const hindrance = seen.hindranceOfState(interaction);
  if (hindrance) return hindrance;
  const missed = statesOf(interaction).find((state) => !seen.wasEntered(state));
  if (!missed && seen.exchangeOf(interaction)) return undefined;
  const what = missed
    ? `The state ${quote(missed.name)} could not be set up: Pact's verifier did not reach the suite's own server for it.`
    : "Pact's verifier did not try it.";
  return new Fault('suite', `${what} It said ${quote(said, 300)}. Run the command again, or with --no-contracts.`);
}

function statesOf({ providerStates, providerState }: Written): readonly State[] {
  return providerStates ?? (providerState === undefined ? [] : [{ name: providerState }]);
}

/** What passed through the gateway. The verifier tries one interaction after the other. */
class Sightings {
  /** The states that the interaction under way is in. */
  private states: readonly State[] = [];
  private readonly entered = new Set<string>();
  private readonly stateHindrances = new Map<string, Hindrance>();
  private readonly hindrances = new Map<string, Fault>();
  private readonly exchanges = new Map<string, Exchange>();

  enter(state: State): void {
    this.states = [...this.states, state];
    this.entered.add(keyOf(state));
  }

  leave(): void {
    this.states = [];
  }

  wasEntered(state: State): boolean {
    return this.entered.has(keyOf(state));
  }

  hinder(state: State, what: 'set up' | 'ended', error: unknown): void {
    this.stateHindrances.set(keyOf(state), stateHindrance(state, what, error));
  }

  hinderMessage(description: string, error: unknown): void {
    this.hindrances.set(description, asFault(error));
  }

  keep(exchange: Exchange, error?: unknown): void {
    for (const state of this.states.length === 0 ? [undefined] : this.states) {
      const { method, path: called, body } = exchange.call;
      const key = callKey(state, method, called, parsed(body));
      this.exchanges.set(key, exchange);
      if (error !== undefined) this.hindrances.set(key, asFault(error));
    }
  }

  keepMessage(description: string, contents: unknown): void {
    const answer: GatewayAnswer = { status: 200, headers: {}, body: JSON.stringify(contents) };
    this.exchanges.set(description, { call: { method: 'message', path: description, headers: {}, body: '' }, answer });
  }

  exchangeOf(interaction: Written): Exchange | undefined {
    return this.exchanges.get(interaction.request ? requestKey(interaction) : interaction.description);
  }

  /** Why one of its states could not be had. Others may share the state, and have been in it all the same. */
  hindranceOfState(interaction: Written): Hindrance | undefined {
    return firstOf(statesOf(interaction).map((state) => this.stateHindrances.get(keyOf(state))));
  }

  /** Why its call was not answered, or its message not given. */
  hindranceOf(interaction: Written): Fault | undefined {
    const { description, request } = interaction;
    return this.hindrances.get(request ? requestKey(interaction) : description);
  }
}

function firstOf<T>(some: readonly (T | undefined)[]): T | undefined {
  return some.find((each) => each !== undefined);
}

function requestKey(interaction: Written): string {
  const { method = '', path: called = '', body } = interaction.request ?? {};
  return callKey(statesOf(interaction)[0], method, called, body?.content);
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

/** Why a state could not be had, with its name; whose fault it was stays as it is. */
function stateHindrance({ name }: State, what: 'set up' | 'ended', error: unknown): Hindrance {
  if (error instanceof NoSuchState) return error;
  if (error instanceof StateNotReached) {
    return new StateNotReached(`The state ${quote(name)} did not come about: ${error.message}`);
  }
  const fault = asFault(error);
  return new Fault(fault.kind, `The state ${quote(name)} could not be ${what}: ${fault.message}`, { cause: error });
}

async function take(call: Call, provider: Provider, seen: Sightings): Promise<GatewayAnswer> {
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

async function takeState(call: Call, provider: Provider, seen: Sightings): Promise<GatewayAnswer> {
  const {
    action,
    state: name = '',
    params,
  } = parsed(call.body) as Partial<Record<'action' | 'state', string>> & {
    params?: State['params'];
  };
  const state: State = { name, ...(params && Object.keys(params).length > 0 ? { params } : {}) };
  const fine: GatewayAnswer = { status: 200, headers: { 'content-type': 'application/json' }, body: '{}' };
  const ending = action === 'teardown';
  try {
    if (ending) {
      seen.leave();
      await provider.tearDown(state);
    } else {
      seen.enter(state);
      await provider.setUp(state);
    }
    return fine;
  } catch (error) {
    seen.leave();
    seen.hinder(state, ending ? 'ended' : 'set up', error);
    return { ...fine, status: 500 };
  }
}

async function takeMessage(call: Call, provider: Provider, seen: Sightings): Promise<GatewayAnswer> {
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
