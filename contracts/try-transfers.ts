/** Has the implementation ask Pact's mock server for transfers, while its texts go to the platform double. */
import { randomBytes } from 'node:crypto';
import pLimit from 'p-limit';
import { Fault } from '../play/adapters/fault';
import { playSituation } from '../play/player/play';
import { BodyMalformed, parseBody } from '../play/platform/surfaces/http/parse-body';
import { refusalBody } from '../play/platform/surfaces/http/refusal-body';
import { TransferRequest } from '../protocol/schemas';
import type { RequirementId } from '../requirements/catalogue';
import { mainConversation } from '../play/scenarios/scenario';
import type { Redactor } from '../trace/redactor';
import type { Trace } from '../trace/trace';
import { whyNotApplicable } from './contract';
import { differencesIn, requirementsAt } from './differences';
import type { MockOutcome } from './engine-messages';
import { examples } from './examples';
import { forwardCall } from './forward-call';
import { Gateway, type GatewayAnswer, type Call } from './gateway';
import { adapterWith, atOnce, type ContractSession } from './contract-session';
import { everywhere, transferPact, type TransferContract } from './transfer-contracts';
import { brokenBy, notApplicable, renderExchange, type Exchange, type TryOut } from './try-out';

const mockDeadlineMs = 10_000;

const documented: readonly string[] = Object.keys(TransferRequest.shape);

/** Fields of the protocol that need not be there. */
const optional: readonly string[] = ['agentId', 'botTransferContext'];

/** The implementation's side of one contract, as the gateway sees it. */
interface Counter {
  readonly contract: TransferContract;
  readonly port: number;
  readonly transferId: string;
  conversationId: string | undefined;
  chatBotId: string | undefined;
  readonly exchanges: Exchange[];
  /** Why bodies were refused that no call takes. */
  readonly refusals: string[];
  /** Why a request of the implementation's was not answered, which is our fault. */
  fault: Fault | undefined;
}

export async function tryTransfers(
  contracts: readonly TransferContract[],
  { session, channel, engine }: ContractSession,
): Promise<TryOut[]> {
  const counters = new Map<string, Counter>();
  const { redactor, reachedAs } = session.double;
  const gateway = await Gateway.start((call) => passOn(call, counters, redactor), reachedAs);
  const limit = pLimit(atOnce);

  const tryOne = async (contract: TransferContract): Promise<TryOut> => {
    const { interaction } = contract;
    const why = whyNotApplicable(contract, session.declaration.capabilities, channel, session.clock);
    if (why !== undefined) return notApplicable(interaction, why);
    const key = randomBytes(16).toString('hex');
    const port = await engine.open(key, interaction);
    const transferId = `transfer-${randomBytes(8).toString('hex')}`;
    const counter: Counter = {
      contract,
      port,
      transferId,
      conversationId: undefined,
      chatBotId: undefined,
      exchanges: [],
      refusals: [],
      fault: undefined,
    };
    counters.set(key, counter);
    const adapter = adapterWith(session.adapter, {
      start: (conversation) => {
        counter.conversationId = conversation.conversationId;
        counter.chatBotId = conversation.bot.chatBotId;
        const transfersUrl = `${gateway.url}/${key}/transfers`;
        return session.adapter.start({ ...conversation, platform: { ...conversation.platform, transfersUrl } });
      },
    });
    const play = await playSituation(
      { id: `contracts/${transferPact.name}`, title: interaction.description, exercises: [] },
      { conversations: { [mainConversation]: contract.setup }, steps: contract.steps },
      channel,
      { ...session, adapter },
    );
    counters.delete(key);
    const outcome = await engine.close(key);
    const fault = counter.fault ?? play.fault;
    return fault ? brokenBy(interaction, fault) : judged(counter, outcome, play.trace);
  };

  try {
    return oneIsEnough(contracts, await Promise.all(contracts.map((contract) => limit(() => tryOne(contract)))));
  } finally {
    await gateway.stop();
  }
}

/**
 * Where the documents let the implementation choose among contracts, only one of them is told as kept or as broken: one that
 * is kept, else the first that is broken. The others do not apply.
 */
function oneIsEnough(contracts: readonly TransferContract[], tried: readonly TryOut[]): TryOut[] {
  return tried.map((tryOut, index) => {
    const choice = contracts[index]?.oneOf;
    if (choice === undefined || tryOut.outcome !== 'failed') return tryOut;
    const others = tried.filter((_, at) => contracts[at]?.oneOf === choice);
    const told =
      others.find(({ outcome }) => outcome === 'passed') ?? others.find(({ outcome }) => outcome === 'failed');
    if (!told || told === tryOut) return tryOut;
    return notApplicable(
      tryOut.interaction,
      `It is for the implementation to choose ${choice}, and this is not its choice: see "${told.interaction.description}".`,
    );
  });
}

async function passOn(came: Call, counters: ReadonlyMap<string, Counter>, redactor: Redactor): Promise<GatewayAnswer> {
  const [, key = '', ...rest] = came.path.split('/');
  const counter = counters.get(key);
  if (!counter) return { status: 410, headers: {}, body: '' };
  const own = redactor.sparing([counter.contract, counter.conversationId, counter.chatBotId]);
  const path = own.text(`/${rest.join('/')}`);
  const call: Call = { ...came, headers: own.json(came.headers), body: own.body(came.body) };
  const malformed = whyMalformed(came.body);
  if (malformed !== undefined) {
    const answer = refusal(malformed);
    counter.refusals.push(malformed);
    counter.exchanges.push({ call: { ...call, path }, answer });
    return answer;
  }
  const body = comparable(call.body, counter);
  const seen: Call = { ...call, path, body };
  const answer = await forwardCall(`http://127.0.0.1:${counter.port}${path}`, seen, mockDeadlineMs).catch(
    (error: unknown): never => {
      const why = error instanceof Error ? error.message : String(error);
      counter.fault ??= new Fault('suite', `Pact's mock server did not answer ${call.method} ${path}: ${why}.`);
      throw counter.fault;
    },
  );
  counter.exchanges.push({ call: { ...call, path }, answer });
  return { ...answer, body: answer.body.replaceAll(examples.transferId, counter.transferId) };
}

/** The platform refuses such a body, whoever is asked. */
function whyMalformed(body: string): string | undefined {
  try {
    parseBody(body);
    return undefined;
  } catch (error) {
    if (error instanceof BodyMalformed) return error.message;
    throw error;
  }
}

function refusal(detail: string): GatewayAnswer {
  const headers = { 'content-type': 'application/problem+json' };
  return { status: 400, headers, body: refusalBody(400, detail) };
}

function asRefused(why: string): string {
  return `It was refused with status 400. ${why.replace(/\.$/, '')}`;
}

/**
 * The body as the pact can compare it: the examples in the place of this run's ids of conversation and bot, and without
 * what the protocol lets everyone leave out or add. A free field of the wrong type stays, and is found.
 */
function comparable(text: string, { contract, conversationId, chatBotId }: Counter): string {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    return text;
  }
  if (typeof body !== 'object' || body === null || Array.isArray(body)) return text;
  const kept = Object.entries(body).flatMap(([name, value]: [string, unknown]) => {
    if (!documented.includes(name)) return [];
    const wellTyped = name === 'botTransferContext' ? typeof value === 'object' : typeof value === 'string';
    if (contract.free.includes(name) && wellTyped) return [];
    if (name === 'conversationId' && value === conversationId) return [[name, examples.conversationId]];
    if (name === 'chatBotId' && value === chatBotId) return [[name, examples.chatBotId]];
    // Nothing in it is as good as nothing.
    if (isNothing(name === 'botTransferContext' ? knownContext(value) : value) && optional.includes(name)) return [];
    if (name === 'botTransferContext') return [[name, knownContext(value)]];
    return [[name, value]];
  });
  return JSON.stringify(Object.fromEntries(kept));
}

function isNothing(value: unknown): boolean {
  if (value === '') return true;
  return typeof value === 'object' && value !== null && !Array.isArray(value) && Object.keys(value).length === 0;
}

function knownContext(context: unknown): unknown {
  if (typeof context !== 'object' || context === null || Array.isArray(context)) return context;
  return Object.fromEntries(Object.entries(context).filter(([name]) => ['intentId', 'userMessage'].includes(name)));
}

function judged({ contract, exchanges, refusals }: Counter, outcome: MockOutcome, trace: Trace): TryOut {
  const { interaction, reads, never } = contract;
  const last = exchanges.at(-1);
  const refused = trace.events.find((event) => event.kind === 'configuration-refused');
  if (refused?.kind === 'configuration-refused') {
    const because = `The implementation refused the configuration: ${refused.detail}`;
    return { interaction, outcome: 'inconclusive', because, mismatches: [], broken: [] };
  }
  const told = { interaction, ...renderExchange(last) };
  if (!last) {
    return {
      ...told,
      ...failure(contract.arrives, 'No transfer was requested.', []),
    };
  }
  if (!outcome.matched) {
    const differences = outcome.mismatches.flatMap((each) => differencesIn(each.mismatches ?? [], false));
    const at = differences.flatMap((difference) => {
      const own = requirementsAt([difference], contract.parts);
      return own.length > 0 ? own : requirementsAt([difference], everywhere);
    });
    const mismatches = [...new Set([...refusals.map(asRefused), ...differences.map((each) => each.told)])];
    return {
      ...told,
      ...failure(
        at.length > 0 ? [...new Set(at)] : contract.arrives,
        'The transfer request is not as agreed.',
        mismatches,
      ),
    };
  }
  const texts = trace.events.flatMap((event) => (event.kind === 'consumer-read' ? [event.text] : []));
  if (reads && !texts.includes(reads.text)) {
    const seen = texts.length === 0 ? 'nothing' : texts.map((text) => JSON.stringify(text)).join(', ');
    const because = `After the answer the consumer was to read ${JSON.stringify(reads.text)}, and read ${seen}.`;
    return { ...told, ...failure(reads.requirements, because, []) };
  }
  if (never && texts.includes(never.text)) {
    const because = `After the answer the consumer was not to read ${JSON.stringify(never.text)}, and read it.`;
    return { ...told, ...failure(never.requirements, because, []) };
  }
  return { ...told, outcome: 'passed', because: 'The transfer request is as agreed.', mismatches: [], broken: [] };
}

function failure(broken: readonly RequirementId[], because: string, mismatches: readonly string[]) {
  return { outcome: 'failed' as const, because, mismatches, broken };
}
