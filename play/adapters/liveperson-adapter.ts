/**
 * Drives a bot that connects to the platform by itself, on LivePerson's messaging wire: it says of it what is known,
 * and has its conversations ring. What the bot hears and does goes over its own socket.
 */
import { protocolName } from '../../protocol/schemas';
import type { Capability, Declaration, StartConversation } from '../../protocol/types';
import type { Redactor } from '../../trace/redactor';
import type { Adapter, Started } from './adapter';
import { Fault } from './fault';
import { readDeclaration } from './read-declaration';

/** What the adapter needs of the messaging service where the bot connects. */
export interface MessagingLine {
  standing(): 'nobody' | 'connected' | 'ready';
  /** What the bot has said of itself; undefined as long as it has said nothing. */
  declared(): BotWords | undefined;
  /** How the wire names the conversation of this id. */
  wireIdOf(conversationId: string): string;
  /** Resolves when a bot has taken the conversation. */
  offer(conversationId: string, definition: StartConversation): Promise<Started>;
}

/** What a bot says of itself, or is said of it. */
export interface BotWords {
  readonly name: string;
  readonly version: string;
  readonly fallbackMessage: string;
  /** Whether the wait of its connector is the one of its configuration; `real` when left out. */
  readonly clock?: 'configurable' | 'real' | undefined;
}

/** What this wire lets a bot show that is no part of every escalation. */
const capabilities: readonly Capability[] = ['agent-id'];

export interface LivePersonAdapterOptions {
  readonly line: MessagingLine;
  readonly redactor: Redactor;
  /** Of a bot that takes no definition: what it says to words that it does not know. Left out of one that can be given dialogs. */
  readonly described?: { readonly fallbackMessage: string } | undefined;
  /** Silences the engine in a conversation by its id on the wire, or lets it answer there again; left out where nothing does. */
  readonly silence?: ((convId: string, silent: boolean) => Promise<void>) | undefined;
  /** Aborted when the bot's program has ended, or what it sends is no part of the wire. */
  readonly lost: AbortSignal;
}

export class LivePersonAdapter implements Adapter {
  /** As --adapter names it, so that a printed command can. */
  readonly name = 'liveperson';
  readonly lost: AbortSignal;

  constructor(private readonly options: LivePersonAdapterOptions) {
    this.lost = options.lost;
  }

  /** The fault may pass until a bot has logged in, takes rings, and has said what it is. */
  async declare(): Promise<Declaration> {
    const { line, redactor, described, silence } = this.options;
    this.lost.throwIfAborted();
    const standing = line.standing();
    if (standing !== 'ready') throw new Fault('unreachable', `${this.name}: ${toDo[standing]}`, { mayPass: true });
    const words: BotWords | undefined = described ? { ...unnamed, ...described } : line.declared();
    if (!words) {
      throw new Fault(
        'unreachable',
        `${this.name}: A bot has connected, and has not said what it is (PUT /conformance/bot). The suite can only judge a bot ` +
          'that can be given dialogs, or one that is described (--bot): see docs/liveperson.md.',
        { mayPass: true },
      );
    }
    const { name, version, fallbackMessage, clock = 'real' } = words;
    const json = {
      protocol: protocolName,
      implementation: { name, version },
      channels: ['messaging'],
      clock,
      capabilities: [...capabilities, ...(silence ? ['bot-outage'] : [])],
      fallbackMessage,
      ...(described ? { bot: 'fixed' } : {}),
    };
    return readDeclaration(this.name, 'the call PUT /conformance/bot', json, redactor);
  }

  async start(conversation: StartConversation): Promise<Started> {
    this.lost.throwIfAborted();
    return this.options.line.offer(conversation.conversationId, conversation);
  }

  async advance(): Promise<void> {
    throw new Fault('suite', 'Time on the LivePerson wire is real, and nobody moves it on.');
  }

  async outage(conversationId: string, silent: boolean): Promise<void> {
    const { line, silence } = this.options;
    this.lost.throwIfAborted();
    if (!silence) {
      throw new Fault('protocol', 'Nothing on the LivePerson wire silences a bot apart from its connector.');
    }
    await silence(line.wireIdOf(conversationId), silent);
  }

  /** The platform closes the conversation itself. */
  async end(): Promise<void> {}

  async close(): Promise<void> {}
}

/** What is told of a bot that says nothing of itself. */
const unnamed = { name: 'a bot on the LivePerson wire', version: 'as it is' };

const toDo = {
  nobody: 'No bot has connected. Start one with the account, the host of csds and the certificate that are printed.',
  connected:
    'A bot has connected, and takes no conversations: it has to subscribe to its rings (SubscribeRoutingTasks) and be ONLINE ' +
    '(SetAgentState), and then accept each ring.',
} as const;
