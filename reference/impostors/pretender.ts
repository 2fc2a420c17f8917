/** Declares everything and answers every call well, whatever else it does. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import { request as post } from 'undici';
import type { Declaration, PlatformEvent, StartConversation } from '../../protocol/types';
import type { Served } from '../endpoint';

/** Bytes of a body that it reads. */
const longestBodyBytes = 1024 * 1024;

/** Real milliseconds that it waits for the platform. */
const deadlineMs = 5_000;

export class Pretender implements Served {
  private readonly setups = new Map<string, StartConversation>();

  constructor(private readonly name: string) {}

  async answer(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    const [first, id, call] = path.split('/').filter((part) => part !== '');
    if (first === undefined) return this.declare(response);
    const body = await readJson(request);
    if (id === undefined) {
      const setup = body as StartConversation;
      this.setups.set(setup.conversationId, setup);
      await this.started(setup);
      json(response, 201, {});
      return;
    }
    const setup = this.setups.get(decodeURIComponent(id));
    if (setup && call === 'events') await this.heard(setup, body as PlatformEvent);
    if (setup && call === undefined) this.setups.delete(setup.conversationId);
    response.writeHead(204).end();
  }

  stop(): void {
    this.setups.clear();
  }

  /** What it does when a conversation starts. */
  protected async started(_setup: StartConversation): Promise<void> {}

  /** What it does when something arrives from the platform. */
  protected async heard(_setup: StartConversation, _event: PlatformEvent): Promise<void> {}

  protected async say(setup: StartConversation, text: string): Promise<void> {
    await send(setup.platform.messagesUrl, { text });
  }

  protected async transfer(setup: StartConversation, agentSkillId: string, message: string): Promise<void> {
    const { conversationId, bot } = setup;
    const body = { conversationId, chatBotId: bot.chatBotId, message, agentSkillId };
    await send(setup.platform.transfersUrl, body);
  }

  protected declare(response: ServerResponse): void {
    const declaration: Declaration = {
      protocol: 'escalation-conformance/1',
      implementation: { name: `peer ${this.name}`, version: '1.0.0' },
      channels: ['messaging', 'chat'],
      clock: 'virtual',
      capabilities: ['bot-outage', 'agent-id', 'bot-to-bot', 'receiver', 'result-data'],
      fallbackMessage: 'Not able to understand your question. Can you please re-phrase it?',
    };
    json(response, 200, declaration);
  }
}

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const chunks: Buffer[] = [];
  let bytes = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    bytes += chunk.length;
    if (bytes <= longestBodyBytes) chunks.push(chunk);
  }
  const text = Buffer.concat(chunks).toString('utf8');
  return text === '' ? undefined : (JSON.parse(text) as unknown);
}

/** Whatever the platform answers is all the same to it. */
async function send(url: string, body: object): Promise<void> {
  try {
    const answer = await post(url, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(deadlineMs),
    });
    await answer.body.dump();
  } catch {
    // A peer has no use for a failure.
  }
}
