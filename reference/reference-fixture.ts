/**
 * For the tests of this folder: an implementation on loopback with a tiny platform that writes down what reaches it,
 * talked to through the same HTTP surface that any other client has.
 */
import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Agent, request } from 'undici';
import type { Clock, Dialog, Integration, PlatformEvent, StartConversation, TransferRequest } from '../protocol/types';
import { Endpoint } from './endpoint';
import { Host } from './host';
import { honestParts, type Parts } from './parts';

/** How the platform answers one attempt; attempts beyond those given are accepted. */
export type Reply = (response: ServerResponse, transferId: string) => void;

export const accept: Reply = (response, transferId) => {
  const body = { transferId, status: 'ACCEPTED', skill: { id: '3402109730', name: 'Billing' } };
  response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(body));
};

export const withStatus =
  (status: number): Reply =>
  (response) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end('{"title":"no"}');

export interface Staging {
  readonly dialogs?: readonly Dialog[];
  readonly integration?: Partial<Integration>;
  readonly setup?: Partial<StartConversation>;
  readonly bot?: Partial<StartConversation['bot']>;
  readonly replies?: readonly Reply[];
  readonly parts?: Partial<Parts>;
  readonly clock?: Clock;
}

export interface Answered {
  readonly status: number;
  readonly contentType: string;
  readonly body: string;
}

/** A bot that escalates by an integration when it hears `agent`, and says `hi there` to `hello`. */
export const dialogs: readonly Dialog[] = [
  { name: 'greet', type: 'dialog', patterns: ['hello'], interactions: [{ type: 'text', text: 'hi there' }] },
  {
    name: 'escalate',
    type: 'dialog',
    patterns: ['agent'],
    intentId: 'wants-agent',
    interactions: [{ type: 'integration', integration: 'escalation', rules: [{ result: 'failure', dialog: 'sorry' }] }],
  },
  { name: 'sorry', type: 'dialog', patterns: ['sorry?'], interactions: [{ type: 'text', text: 'it failed' }] },
  {
    name: 'caught',
    type: 'dialog',
    patterns: ['__agent_escalation_failed__'],
    interactions: [
      { type: 'text', text: 'once more' },
      { type: 'integration', integration: 'escalation' },
    ],
  },
];

export class ReferenceFixture {
  /** What the consumer and the platform saw: texts, and requests as `→ skill message`. */
  readonly seen: string[] = [];
  readonly requests: TransferRequest[] = [];
  private readonly client = new Agent();
  private conversations = 0;

  private constructor(
    private readonly host: Host,
    private readonly platform: Server,
    private readonly staging: Staging,
  ) {}

  static async start(staging: Staging = {}): Promise<ReferenceFixture> {
    const parts = { ...honestParts, ...staging.parts };
    const root = new Endpoint(parts, { name: 'rehearsed', clock: staging.clock ?? 'virtual' });
    const host = await Host.start(0, root, () => undefined);
    const platform = createServer();
    await new Promise<void>((resolve) => platform.listen(0, '127.0.0.1', resolve));
    const fixture = new ReferenceFixture(host, platform, staging);
    platform.on('request', (incoming, response) => {
      const chunks: Buffer[] = [];
      incoming.on('data', (chunk: Buffer) => chunks.push(chunk));
      incoming.on('end', () => fixture.record(incoming.url ?? '', Buffer.concat(chunks).toString('utf8'), response));
    });
    return fixture;
  }

  /** Opens a conversation as staged; its id. */
  async open(overrides: Partial<StartConversation> = {}): Promise<string> {
    const setup = this.setup(overrides);
    const answer = await this.call('POST', '/conversations', setup);
    if (answer.status !== 201) throw new Error(`The conversation was not started: ${answer.status} ${answer.body}`);
    return setup.conversationId;
  }

  setup(overrides: Partial<StartConversation> = {}): StartConversation {
    this.conversations += 1;
    const base = `http://127.0.0.1:${(this.platform.address() as AddressInfo).port}`;
    const integration: Integration = {
      integrationName: 'escalation',
      integrationType: 'LivePerson Agent Escalation',
      agentSkillId: '3402109730',
      messageToUser: 'One moment',
      ...this.staging.integration,
    };
    return {
      conversationId: `c ${this.conversations}`,
      channel: 'messaging',
      platform: { messagesUrl: `${base}/messages`, transfersUrl: `${base}/transfers` },
      bot: {
        chatBotId: 'bot-1',
        contextVariables: {},
        dialogs: [...(this.staging.dialogs ?? dialogs)],
        ...this.staging.bot,
      },
      integrations: [integration],
      agentConnector: {},
      ...this.staging.setup,
      ...overrides,
    };
  }

  async say(conversation: string, text: string): Promise<void> {
    await this.event(conversation, { type: 'consumer-message', text });
  }

  /** The transfer of this attempt, counted from 1, fails after all. */
  async fail(conversation: string, attempt: number): Promise<void> {
    await this.event(conversation, { type: 'transfer-failed', transferId: `t-${attempt}` });
  }

  async event(conversation: string, event: PlatformEvent): Promise<void> {
    await this.act(conversation, 'events', event);
  }

  async pass(conversation: string, advanceMs: number): Promise<void> {
    await this.act(conversation, 'clock', { advanceMs });
  }

  async outage(conversation: string, silent: boolean): Promise<void> {
    await this.act(conversation, 'outage', { silent });
  }

  async call(method: 'GET' | 'POST' | 'DELETE', path: string, body?: unknown): Promise<Answered> {
    const answer = await request(new URL(path, this.host.url), {
      method,
      dispatcher: this.client,
      ...(body === undefined ? {} : { body: typeof body === 'string' ? body : JSON.stringify(body) }),
    });
    const contentType = String(answer.headers['content-type'] ?? '');
    return { status: answer.statusCode, contentType, body: await answer.body.text() };
  }

  async stop(): Promise<void> {
    await this.client.destroy();
    await this.host.stop();
    this.platform.closeAllConnections();
    await new Promise<void>((resolve) => this.platform.close(() => resolve()));
  }

  private async act(conversation: string, call: string, body: object): Promise<void> {
    const path = `/conversations/${encodeURIComponent(conversation)}/${call}`;
    const answer = await this.call('POST', path, body);
    if (answer.status !== 204) throw new Error(`POST ${path} was answered with ${answer.status} ${answer.body}`);
  }

  private record(url: string, body: string, response: ServerResponse): void {
    if (url === '/messages') {
      this.seen.push((JSON.parse(body) as { text: string }).text);
      response.writeHead(204).end();
      return;
    }
    const asked = JSON.parse(body) as TransferRequest;
    this.requests.push(asked);
    this.seen.push(`→ ${asked.agentSkillId} ${asked.message}`);
    const reply = this.staging.replies?.[this.requests.length - 1] ?? accept;
    reply(response, `t-${this.requests.length}`);
  }
}

/** Rehearses with the staging, and stops everything whatever happens. */
export async function withReference(
  staging: Staging,
  act: (fixture: ReferenceFixture) => Promise<void>,
): Promise<void> {
  const fixture = await ReferenceFixture.start(staging);
  try {
    await act(fixture);
  } finally {
    await fixture.stop();
  }
}
