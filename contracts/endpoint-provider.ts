/** The implementation as provider of the conformance endpoint: sets up states through the adapter, and passes calls on. */
import { awakeTimeout } from '../play/adapters/awake';
import { Fault } from '../play/adapters/fault';
import { noHttp } from '../play/adapters/no-http';
import { ownLimitBehind } from '../play/adapters/own-limits';
import type { PlatformConversation } from '../play/platform/conversation/platform-conversation';
import { unguessableId } from '../play/platform/platform-double';
import type { ConversationUrls } from '../play/platform/surfaces/surface';
import { startConversation } from '../play/player/start-conversation';
import type { Redactor } from '../trace/redactor';
import { quote } from '../trace/render-event';
import type { EventBody } from '../trace/trace';
import type { State } from './contract';
import {
  acceptedTransfer,
  bodyWithoutMessage,
  endpointPact,
  missingMessageRefused,
  noConversation,
  openConversation,
  plainSetup,
  silentConversation,
} from './endpoint-contracts';
import { examples, replaceAll } from './examples';
import { AnswerCoded, AnswerTooLong, forwardCall } from './forward-call';
import type { GatewayAnswer, Call } from './gateway';
import { NoSuchState, StateNotReached } from './hindrance';
import type { ContractSession, Endpoint } from './contract-session';
import { ask } from './situations';
import type { Provider } from './verify-pact';

/** Milliseconds of real time for an accepted transfer to come about. */
const transferDeadlineMs = 10_000;
const settleMs = 2_000;
const deadlineMs = 10_000;

interface Probed {
  readonly conversation: PlatformConversation;
  readonly conversationId: string;
  readonly urls: ConversationUrls;
  /** Each example with what this conversation has in its place. */
  readonly pairs: Map<string, string>;
  /** What the platform saw, in order. */
  readonly seen: readonly EventBody[];
  /** Resolves to the id of the first transfer that the platform accepts. */
  readonly accepted: Promise<string>;
}

export class EndpointProvider implements Provider {
  private probed: Probed | undefined;
  private readonly redactor: Redactor;

  constructor(
    private readonly on: ContractSession,
    private readonly endpoint: Endpoint,
  ) {
    this.redactor = on.session.double.redactor.sparing(endpointPact.interactions);
  }

  async setUp(state: State): Promise<void> {
    switch (state.name) {
      case 'the implementation runs':
        return;
      case noConversation.name:
        this.prepare();
        return;
      case openConversation.name:
        return this.start(this.prepare());
      case silentConversation.name: {
        const probed = this.prepare();
        await this.start(probed);
        return this.on.session.adapter.outage(probed.conversationId, true);
      }
      case acceptedTransfer.name:
        return this.haveTransferAccepted();
      case missingMessageRefused.name:
        return this.findOutWhetherRefused();
      default:
        throw new Fault('usage', 'The suite knows no such state. Those it knows stand in docs/contracts.md.');
    }
  }

  async tearDown(): Promise<void> {
    const { probed } = this;
    this.probed = undefined;
    if (!probed) return;
    // There may be nothing to end: refused, never started, or ended by the interaction itself.
    await this.on.session.adapter.end(probed.conversationId).catch(() => undefined);
    this.on.session.double.close(probed.conversation);
  }

  async answer(call: Call): Promise<GatewayAnswer> {
    const pairs = this.probed?.pairs ?? new Map<string, string>();
    const backwards = [...pairs].map(([example, real]) => [real, example] as const);
    const answer = await this.forward({
      ...call,
      path: replaceAll(call.path, pairs),
      body: this.onChannel(replaceAll(call.body, pairs)),
    });
    // Before the verifier sees it: what it makes of an answer goes into the report.
    return {
      ...answer,
      headers: this.redactor.json(answer.headers),
      body: this.redactor.body(replaceAll(answer.body, backwards)),
    };
  }

  message(description: string): Promise<never> {
    return Promise.reject(new Fault('protocol', `The endpoint sends no message ${quote(description)}.`));
  }

  private async forward(call: Call): Promise<GatewayAnswer> {
    const { url, headers, line, callDeadlineMs = deadlineMs } = this.endpoint;
    const base = `${url.origin}${url.pathname.replace(/\/+$/, '')}`;
    try {
      return await forwardCall(
        `${base}${call.path}`,
        { ...call, headers: { ...call.headers, ...headers } },
        Math.min(callDeadlineMs, deadlineMs),
        line,
      );
    } catch (error) {
      const why = this.redactor.text(error instanceof Error ? error.message : String(error));
      if (error instanceof AnswerTooLong || error instanceof AnswerCoded) {
        throw new Fault('protocol', `${url.href} answered ${call.method} ${call.path} with ${why}.`, { cause: error });
      }
      const broken = noHttp(error);
      if (broken !== undefined) {
        const told = `something that is not HTTP: ${this.redactor.text(broken)}`;
        throw new Fault('protocol', `${url.href} answered ${call.method} ${call.path} with ${told}.`, { cause: error });
      }
      const own = ownLimitBehind(error);
      if (own) throw own;
      const unanswered = `${call.method} ${call.path} was not answered by ${url.href}: ${why}`;
      const fault = new Fault('unreachable', unanswered, { cause: error });
      throw (await line?.blame(fault)) ?? fault;
    }
  }

  /** The pact names one channel; the implementation may know only the other. */
  private onChannel(body: string): string {
    if (!body.includes('"channel"')) return body;
    return JSON.stringify({ ...(JSON.parse(body) as object), channel: this.on.channel });
  }

  private prepare(): Probed {
    const conversationId = unguessableId('conversation');
    let accept: (transferId: string) => void = () => undefined;
    const accepted = new Promise<string>((resolve) => (accept = resolve));
    const seen: EventBody[] = [];
    const record = (eventBody: EventBody) => {
      seen.push(eventBody);
      if (eventBody.kind !== 'transfer-answered' || eventBody.answer !== 'accepted') return;
      accept(String((eventBody.raw as { transferId?: unknown }).transferId));
    };
    const outcomes = [{ kind: 'accept-then-fail', afterMs: 0 }] as const;
    const platform = { ...plainSetup.platform, outcomes };
    const { conversation, urls } = this.on.session.double.open(conversationId, platform, {
      record,
      sinceMs: () => 0,
    });
    const pairs = new Map<string, string>([
      [examples.messagesUrl, urls.messagesUrl],
      [examples.transfersUrl, urls.transfersUrl],
      [examples.conversationId, conversationId],
    ]);
    this.probed = { conversation, conversationId, urls, pairs, seen, accepted };
    return this.probed;
  }

  private async start({ conversation, conversationId, urls }: Probed): Promise<void> {
    const { session, channel } = this.on;
    const started = await session.adapter.start(startConversation(conversationId, channel, urls, plainSetup));
    if (started.accepted) return conversation.botJoins();
    throw new Fault('protocol', `The implementation refused the configuration: ${quote(started.detail)}.`);
  }

  private async haveTransferAccepted(): Promise<void> {
    const probed = this.prepare();
    const { session } = this.on;
    await this.start(probed);
    await probed.conversation.deliver({ kind: 'consumer-says', text: ask });
    if (session.clock === 'virtual') await session.adapter.advance(probed.conversationId, settleMs);
    let timer: { readonly clear: () => void } | undefined;
    const tooLate = new Promise<never>((_, reject) => {
      const give = () =>
        reject(
          new StateNotReached(
            `Having read ${quote(ask)}, the bot ${told(probed.seen)}. No transfer was accepted, so none could fail later.`,
          ),
        );
      timer = awakeTimeout(give, session.clock === 'virtual' ? 0 : transferDeadlineMs);
    });
    const transferId = await Promise.race([probed.accepted, tooLate]).finally(() => timer?.clear());
    // The interaction itself is how the bot hears of it.
    probed.conversation.note({ kind: 'transfer-fails' });
    probed.pairs.set(examples.transferId, transferId);
  }

  /** It may also take such a configuration, and never transfer with it. */
  private async findOutWhetherRefused(): Promise<void> {
    this.prepare();
    const call = {
      method: 'POST',
      path: '/conversations',
      headers: { 'content-type': 'application/json', accept: 'application/json' },
      body: JSON.stringify(bodyWithoutMessage),
    };
    const { status } = await this.answer(call);
    if (status < 200 || status > 299) return;
    throw new NoSuchState('The implementation takes a configuration without a Message to User, as it may.');
  }
}

/** What the bot did, of which a transfer that is accepted is no part. */
function told(seen: readonly EventBody[]): string {
  const texts = seen.flatMap((each) => (each.kind === 'consumer-read' ? [quote(each.text, 80)] : []));
  const answers = seen.flatMap((each) => (each.kind === 'transfer-answered' ? [each.answer] : []));
  const transfers =
    answers.length === 0 ? 'asked for no transfer' : `asked for transfers, answered ${answers.join(', ')}`;
  return `${texts.length === 0 ? 'said nothing' : `said ${texts.slice(0, 3).join(', ')}`} and ${transfers}`;
}
