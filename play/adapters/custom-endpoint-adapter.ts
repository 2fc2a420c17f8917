/**
 * Drives a bot behind a custom endpoint, as LivePerson's third-party-bots connector does: asks for its state, and has its
 * conversations created. What the bot hears and does, goes by the surface.
 */
import { protocolName } from '../../protocol/schemas';
import type { Capability, Declaration, StartConversation } from '../../protocol/types';
import type { Redactor } from '../../trace/redactor';
import type { Adapter, Started } from './adapter';
import type { CustomEndpointCalls } from './custom-endpoint-calls';
import { Fault } from './fault';
import { readDeclaration } from './read-declaration';

/** What this API lets a bot show that is no part of every escalation. */
const capabilities: readonly Capability[] = ['agent-id'];

export interface CustomEndpointAdapterOptions {
  readonly calls: CustomEndpointCalls;
  /** The bot, as its address names it. */
  readonly botId: string;
  /** What it says to words that it does not know. */
  readonly fallbackMessage: string;
  readonly redactor: Redactor;
  readonly close: () => Promise<void>;
  /** Aborted when what serves the bot is gone. */
  readonly lost?: AbortSignal | undefined;
}

export class CustomEndpointAdapter implements Adapter {
  readonly name: string;
  readonly lost: AbortSignal | undefined;

  constructor(private readonly options: CustomEndpointAdapterOptions) {
    this.name = options.calls.name;
    this.lost = options.lost;
  }

  /** A bot takes no definition by this API: it is what it is. */
  async declare(): Promise<Declaration> {
    const { calls, botId, fallbackMessage, redactor } = this.options;
    const { version } = await calls.state();
    const json = {
      protocol: protocolName,
      implementation: { name: botId, version },
      channels: ['messaging'],
      clock: 'real',
      capabilities,
      fallbackMessage,
      bot: 'fixed',
    };
    return readDeclaration(this.name, 'the call GET /state', json, redactor);
  }

  async start({ conversationId }: StartConversation): Promise<Started> {
    await this.options.calls.create(conversationId);
    return { accepted: true };
  }

  async advance(): Promise<void> {
    throw new Fault('suite', 'Time at a custom endpoint is real, and nobody moves it on.');
  }

  async outage(): Promise<void> {
    throw new Fault('protocol', 'Nothing at a custom endpoint silences a bot apart from its connector.');
  }

  /** Nothing in this API ends a conversation for the bot. */
  async end(): Promise<void> {}

  async close(): Promise<void> {
    await this.options.close();
  }
}
