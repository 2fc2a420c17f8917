/**
 * Tries every contract on the implementation and on our own side, and tells what came of each.
 *
 * A pact says what a message looks like, a rule says when it comes; so a row here never repeats one of the scenarios.
 */
import { asFault, type FaultKind } from '../play/adapters/fault';
import type { Session } from '../play/player/play';
import type { Channel } from '../protocol/types';
import { keepPact } from '../results/keep-pact';
import {
  writeContractReport,
  type BroughtPact,
  type ContractReport,
  type ContractRow,
} from '../results/contract-report';
import { keepFindings, type KeptFinding } from '../results/kept-findings';
import type { RequirementId } from '../requirements/catalogue';
import { whyNotApplicable, type PactInteraction, type Pact } from './contract';
import { endpointContracts, endpointPact } from './endpoint-contracts';
import { EndpointProvider } from './endpoint-provider';
import { heardContracts, heardPact, saidContracts, saidPact } from './message-contracts';
import { PactEngine } from './pact-engine';
import { findingsOfRow, leavesFault, placeOf } from './row-findings';
import type { ContractSession, Endpoint } from './contract-session';
import { transferContracts, transferPact } from './transfer-contracts';
import { trySaid, tryHeard } from './try-messages';
import { brokenBy, hinderedBy, notApplicable, renderExchange, type TryOut } from './try-out';
import { tryTransfers } from './try-transfers';
import { verifyPact, type PactFile, type Verified } from './verify-pact';
import { doubleAsProvider, harnessAsProvider } from './verify-suite';

export interface ContractOptions {
  /** Results folder; undefined keeps nothing on disk. */
  readonly out: string | undefined;
  readonly channel: Channel;
  readonly endpoint: Endpoint | undefined;
  /** Contracts about these requirements only; all when left out. */
  readonly only?: readonly RequirementId[];
  /** A running engine to use and to leave running; one is started and stopped when left out. */
  readonly engine?: PactEngine;
  /** Our own side is held to the pacts as well. */
  readonly suiteToo?: boolean;
  /** Pacts of a broker, verified beside our own. */
  readonly brought?: readonly PactFile[];
}

/** A fault as the run's verdict takes it; those of an interruption are left out. */
export interface ContractFault {
  readonly kind: Exclude<FaultKind, 'interrupted'>;
  readonly message: string;
  readonly scenario: string;
}

export interface ContractRun {
  readonly report: ContractReport;
  readonly findings: readonly KeptFinding[];
  readonly faults: readonly ContractFault[];
}

/** Never rejects for what an implementation does: that stands in the rows. */
export async function runContracts(session: Session, options: ContractOptions): Promise<ContractRun> {
  const engine = options.engine ?? PactEngine.start();
  const stop = () => void engine.stop();
  if (!options.engine) session.signal.addEventListener('abort', stop, { once: true });
  try {
    // Told once, and not by each row.
    await engine.ready();
    const run = await tryAll({ session, channel: options.channel, engine, endpoint: options.endpoint }, options);
    if (options.out !== undefined) keep(options.out, run);
    return run;
  } finally {
    session.signal.removeEventListener('abort', stop);
    if (!options.engine) await engine.stop();
  }
}

function keep(out: string, { report, findings }: ContractRun): void {
  writeContractReport(out, report);
  keepFindings(out, 'contracts', findings);
}

interface Held {
  readonly pact: string;
  readonly heldTo: ContractRow['heldTo'];
  /** It is a pact of somebody else: what it expects may be wrong. */
  readonly brought?: true;
  readonly tryOuts: readonly TryOut[];
}

async function tryAll(on: ContractSession, options: ContractOptions): Promise<ContractRun> {
  const { only, suiteToo = true, brought = [] } = options;
  const chosen = <C extends { readonly interaction: PactInteraction }>(contracts: readonly C[]): readonly C[] =>
    contracts.filter(
      ({ interaction }) => only === undefined || interaction.requirements.some((id) => only.includes(id)),
    );
  const transfers = chosen(transferContracts);
  const said = chosen(saidContracts);
  const heard = chosen(heardContracts);
  const endpoint = chosen(endpointContracts);
  const [bySaid, byHeard, byTransfers, byEndpoint, byDouble, byHarness, ...byBrought] = await Promise.all([
    attempt(said, () => trySaid(said, on)),
    attempt(heard, () => tryHeard(heard, on)),
    attempt(transfers, () => tryTransfers(transfers, on)),
    attempt(endpoint, () => tryEndpoint(endpoint, on)),
    attempt(suiteToo ? transfers : [], () => tryOwn(transferPact, transfers, on)),
    attempt(suiteToo ? heard : [], () => tryOwn(heardPact, heard, on)),
    ...brought.map((pact) => attempt(broughtContracts(pact), () => tryBrought(pact, on))),
  ]);
  const held: Held[] = [
    { pact: transferPact.name, heldTo: 'implementation', tryOuts: byTransfers },
    { pact: endpointPact.name, heldTo: 'implementation', tryOuts: byEndpoint },
    { pact: saidPact.name, heldTo: 'implementation', tryOuts: bySaid },
    { pact: heardPact.name, heldTo: 'implementation', tryOuts: byHeard },
    { pact: transferPact.name, heldTo: 'suite', tryOuts: byDouble },
    { pact: heardPact.name, heldTo: 'suite', tryOuts: byHarness },
    ...byBrought.map((tryOuts, index): Held => {
      const { consumer, provider } = brought[index] ?? { consumer: { name: '' }, provider: { name: '' } };
      return { pact: `${consumer.name} → ${provider.name}`, heldTo: heldToOf(provider.name), brought: true, tryOuts };
    }),
  ];
  const versions = options.out === undefined ? unwritten : await writePacts(options.out, held, on);
  return {
    report: {
      format: 1,
      versions,
      ...(brought.length === 0
        ? {}
        : { brought: brought.map((pact, index) => broughtPact(pact, byBrought[index] ?? [])) }),
      rows: held.flatMap(rowsOf),
    },
    findings: held.flatMap(rowsOf).flatMap((row) => findingsOfRow(row, on.channel)),
    faults: held.flatMap(faultsOf),
  };
}

function broughtPact({ consumer, provider, resultsAt }: PactFile, tryOuts: readonly TryOut[]): BroughtPact {
  const messages = tryOuts.map(({ interaction: { description }, outcome, mismatches }) => ({
    description,
    outcome,
    mismatches,
  }));
  return {
    consumer: consumer.name,
    provider: provider.name,
    ...(resultsAt === undefined ? {} : { resultsAt }),
    messages,
  };
}

const unwritten = { format: '', library: '' };

/** What goes wrong with a whole pact is told by each of its rows: none is lost. */
async function attempt(
  contracts: readonly { readonly interaction: PactInteraction }[],
  tried: () => Promise<TryOut[]>,
): Promise<TryOut[]> {
  if (contracts.length === 0) return [];
  return tried().catch((error: unknown) => contracts.map(({ interaction }) => brokenBy(interaction, asFault(error))));
}

async function tryEndpoint(contracts: typeof endpointContracts, on: ContractSession): Promise<TryOut[]> {
  const { session, channel, engine, endpoint } = on;
  const why = (contract: (typeof contracts)[number]) =>
    endpoint === undefined
      ? 'The implementation is reached by an adapter of its own, and not by the written protocol over HTTP.'
      : whyNotApplicable(contract, session.declaration.capabilities, channel, session.clock);
  const open = contracts.filter((contract) => why(contract) === undefined).map(({ interaction }) => interaction);
  const verified =
    endpoint === undefined || open.length === 0
      ? []
      : await verifyPact(engine, await written(endpointPact, open, engine), new EndpointProvider(on, endpoint));
  return contracts.map((contract) => {
    const { interaction } = contract;
    const reason = why(contract);
    if (reason !== undefined) return notApplicable(interaction, reason);
    return tryOutOf(
      interaction,
      described(interaction, verified),
      'The answer is as written in the protocol.',
      'The answer breaks the written protocol.',
    );
  });
}

async function tryOwn(
  pact: Pact,
  contracts: readonly { readonly interaction: PactInteraction }[],
  { session, engine }: ContractSession,
): Promise<TryOut[]> {
  const interactions = contracts.map(({ interaction }) => interaction);
  const provider =
    pact === transferPact ? doubleAsProvider(session.double) : harnessAsProvider(heardContracts, session.double);
  const verified = await verifyPact(engine, await written(pact, interactions, engine), provider);
  return interactions.map((interaction) => {
    const tried = tryOutOf(
      interaction,
      described(interaction, verified),
      'The suite keeps to it as well.',
      'The suite does not keep to it.',
    );
    return { ...tried, broken: [] };
  });
}

async function written(pact: Pact, interactions: readonly PactInteraction[], engine: PactEngine): Promise<PactFile> {
  return JSON.parse(await engine.write(pact, interactions)) as PactFile;
}

function heldToOf(provider: string): ContractRow['heldTo'] {
  return provider === endpointPact.provider || provider === saidPact.provider ? 'implementation' : 'suite';
}

/** The interactions of a pact from elsewhere, as far as rows need them. */
function broughtContracts(pact: PactFile): { readonly interaction: PactInteraction }[] {
  return pact.interactions.map(({ description, providerStates, request }) => ({
    interaction: {
      kind: 'http',
      description,
      state: providerStates?.[0] ?? { name: '' },
      requirements: [],
      request: { method: 'POST', path: request?.path ?? '' },
      response: { status: 'success' },
    },
  }));
}

async function tryBrought(pact: PactFile, on: ContractSession): Promise<TryOut[]> {
  const { session, engine, endpoint } = on;
  const contracts = broughtContracts(pact);
  const { name } = pact.provider;
  if (name === endpointPact.provider && endpoint === undefined) {
    return contracts.map(({ interaction }) =>
      notApplicable(interaction, 'The implementation is not reached over HTTP.'),
    );
  }
  const provider =
    name === endpointPact.provider && endpoint
      ? new EndpointProvider(on, endpoint)
      : name === transferPact.provider
        ? doubleAsProvider(session.double)
        : harnessAsProvider(heardContracts, session.double);
  const verified = await verifyPact(engine, pact, provider);
  return contracts.map(({ interaction }, index) =>
    tryOutOf(
      interaction,
      // In a pact from elsewhere several may have one description.
      verified[index],
      'The pact of the broker holds.',
      name === endpointPact.provider
        ? 'The pact of the broker does not hold.'
        : 'The platform as documented does not do what the pact of the broker expects: mend the consumer that wrote it.',
    ),
  );
}

/** In a pact of ours each description is unique, and the engine may have written it in another order. */
function described({ description }: PactInteraction, verified: readonly Verified[]): Verified | undefined {
  return verified.find((each) => each.description === description);
}

function tryOutOf(interaction: PactInteraction, result: Verified | undefined, good: string, bad: string): TryOut {
  if (result?.hindrance) return { ...hinderedBy(interaction, result.hindrance), ...renderExchange(result.exchange) };
  const told = { interaction, broken: [], ...renderExchange(result?.exchange) };
  if (result?.matched) return { ...told, outcome: 'passed', because: good, mismatches: [] };
  const mismatches = result?.differences.map((each) => each.told) ?? ['The verifier did not try it.'];
  return { ...told, outcome: 'failed', because: bad, mismatches };
}

function rowsOf({ pact, heldTo, tryOuts }: Held): ContractRow[] {
  return tryOuts.map(({ interaction, outcome, because, mismatches, broken, request, response }) => ({
    pact,
    description: interaction.description,
    state: interaction.state.name,
    heldTo,
    requirements: interaction.requirements,
    outcome,
    broken,
    because,
    mismatches,
    ...(request === undefined ? {} : { request }),
    ...(response === undefined ? {} : { response }),
  }));
}

/** What is no requirement's failure and must not go unnoticed. */
function faultsOf(held: Held): ContractFault[] {
  return held.tryOuts.flatMap(({ interaction, outcome, because, mismatches, broken, fault }) => {
    const { description, requirements } = interaction;
    if (!leavesFault({ outcome, broken, requirements }) || fault?.kind === 'interrupted') return [];
    const whose = held.brought ? ` of the pact "${held.pact}" from the broker` : '';
    const message = [`Contract "${description}"${whose}: ${because}`, ...mismatches].join(' | ');
    const scenario = placeOf(held.pact, description);
    if (outcome === 'inconclusive') return [{ kind: 'protocol', message, scenario }];
    if (outcome === 'broken')
      return [
        { kind: held.heldTo === 'suite' && !held.brought ? 'suite' : (fault?.kind ?? 'suite'), message, scenario },
      ];
    // A pact from elsewhere that our side does not keep expects of the platform what is not documented.
    return [{ kind: held.heldTo === 'suite' && !held.brought ? 'suite' : 'protocol', message, scenario }];
  });
}

/** The vendor's own pacts: what its implementation was seen to ask and to take, under its own name. */
async function writePacts(out: string, held: readonly Held[], { session, engine }: ContractSession) {
  const { name } = session.declaration.implementation;
  const versions = { format: '4.0', library: '' };
  for (const pact of [transferPact, heardPact]) {
    const tried = held.find((each) => each.pact === pact.name && each.heldTo === 'implementation')?.tryOuts ?? [];
    const passed = tried.filter((each) => each.outcome === 'passed').map((each) => each.interaction);
    if (passed.length === 0) continue;
    const file = await written(pact, passed, engine);
    versions.library = file.metadata?.pactRust?.ffi ?? '';
    versions.format = file.metadata?.pactSpecification?.version ?? versions.format;
    const own = { ...file, consumer: { name } };
    keepPact(out, pact.name, own);
  }
  return versions;
}
