/** Serves the written protocol, version 1, for one implementation. */
import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Clock, Declaration, PlatformEvent, StartConversation } from '../protocol/types';
import { advanceClock, Malformed, outage, platformEvent, startConversation } from './arriving';
import { Conversation } from './conversation';
import type { Responses } from './responses';
import type { Parts } from './parts';
import { tellError } from './tell-error';

/** Bytes of a body that are read before it is refused. */
const longestBodyBytes = 1024 * 1024;

/** Conversations open at once; beyond them something forgets to end its own. */
const mostConversations = 10_000;

/** Answers a request to a path below where it is served. */
export interface Served {
  answer(request: IncomingMessage, response: ServerResponse, path: string): Promise<void>;
  stop(): void;
}

class Refusal extends Error {
  constructor(
    readonly status: number,
    message: string,
  ) {
    super(message);
  }
}

export interface EndpointOptions {
  /** Who it says that it is. */
  readonly name: string;
  readonly clock: Clock;
}

export class Endpoint implements Served {
  private readonly conversations = new Map<string, Conversation>();
  private readonly responses: Responses;

  constructor(
    private readonly parts: Parts,
    private readonly options: EndpointOptions,
  ) {
    this.responses = new parts.Responses();
  }

  async answer(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    try {
      await this.act(request, response, path);
    } catch (error) {
      if (response.headersSent || response.destroyed) return;
      if (error instanceof Refusal) this.refuse(response, error.status, error.message);
      else if (error instanceof Malformed) this.refuse(response, 400, error.message);
      else {
        process.stderr.write(`${tellError(error)}\n`);
        this.refuse(response, 500, 'A fault of this implementation; see its standard error.');
      }
    }
  }

  stop(): void {
    this.conversations.forEach((conversation) => conversation.end());
    this.conversations.clear();
  }

  /** What the conversation is started with. */
  protected setupFor(asked: StartConversation): StartConversation {
    return asked;
  }

  /** What reaches the conversation. */
  protected eventFor(_setup: StartConversation, told: PlatformEvent): PlatformEvent {
    return told;
  }

  private async act(request: IncomingMessage, response: ServerResponse, path: string): Promise<void> {
    const [first = '', id, call, ...rest] = path.split('/').filter((part) => part !== '');
    const method = request.method ?? '';
    if (first === '') {
      demand(method, 'GET');
      return this.responses.declared(response, this.declaration());
    }
    if (first !== 'conversations' || rest.length > 0) throw new Refusal(404, `There is nothing at ${path}.`);
    if (id === undefined) {
      demand(method, 'POST');
      await this.start(await readJson(request));
      return this.responses.started(response);
    }
    const conversation = this.conversationOf(id);
    if (call === undefined) {
      demand(method, 'DELETE');
      conversation.end();
      this.conversations.delete(conversation.setup.conversationId);
      return this.responses.done(response);
    }
    demandCall(call);
    demand(method, 'POST');
    const body = await readJson(request);
    if (call === 'events') {
      const known = await conversation.take(this.eventFor(conversation.setup, platformEvent(body)));
      if (!known) throw new Refusal(404, 'No such transfer was accepted in this conversation.');
    } else if (call === 'clock') {
      if (!conversation.clock.movesByCall)
        throw new Refusal(409, `The clock is ${this.options.clock}; it moves by itself.`);
      await conversation.advance(advanceClock(body).advanceMs);
    } else {
      await conversation.setSilent(outage(body).silent);
    }
    this.responses.done(response);
  }

  private async start(body: unknown): Promise<void> {
    const setup = this.setupFor(startConversation(body));
    if (this.conversations.has(setup.conversationId))
      throw new Refusal(409, 'A conversation with this conversationId is open.');
    if (this.conversations.size >= mostConversations)
      throw new Refusal(503, 'Too many conversations are open; end some.');
    const refusal = new this.parts.Configuration(setup).refusal();
    if (refusal !== undefined) throw new Refusal(422, refusal);
    const conversation = new Conversation(setup, this.parts, this.options.clock);
    this.conversations.set(setup.conversationId, conversation);
    await conversation.begin();
  }

  private conversationOf(id: string): Conversation {
    const conversation = this.conversations.get(decode(id));
    if (!conversation) throw new Refusal(404, 'There is no such conversation here.');
    return conversation;
  }

  private declaration(): Declaration {
    const { channels, capabilities, fallbackMessage } = this.parts;
    return {
      protocol: 'escalation-conformance/1',
      implementation: { name: this.options.name, version: '1.0.0' },
      channels: [...channels],
      clock: this.options.clock,
      capabilities: [...capabilities],
      fallbackMessage,
    };
  }

  private refuse(response: ServerResponse, status: number, detail: string): void {
    this.responses.problem(response, status, titles[status] ?? 'The call failed', detail);
  }
}

const titles: Readonly<Record<number, string>> = {
  400: 'The body is malformed',
  404: 'Not found',
  405: 'Another method is needed',
  409: 'Not now',
  413: 'The body is too large',
  422: 'The configuration is refused',
  503: 'Too many conversations',
};

function demand(method: string, expected: string): void {
  if (method !== expected) throw new Refusal(405, `This call is a ${expected}.`);
}

function demandCall(call: string): void {
  if (!['events', 'clock', 'outage'].includes(call)) throw new Refusal(404, 'A conversation has no such call.');
}

function decode(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    throw new Refusal(400, 'The path is not well encoded.');
  }
}

async function readJson(request: IncomingMessage): Promise<unknown> {
  const body = await bodyOf(request);
  try {
    return JSON.parse(body) as unknown;
  } catch {
    throw new Refusal(400, 'The body is not JSON.');
  }
}

function bodyOf(request: IncomingMessage): Promise<string> {
  return new Promise((resolve, reject) => {
    const chunks: Buffer[] = [];
    let bytes = 0;
    request.on('data', (chunk: Buffer) => {
      bytes += chunk.length;
      // Read on to the end, so that the refusal can be heard; a body that never ends is cut off by the server's own limit.
      if (bytes <= longestBodyBytes) chunks.push(chunk);
    });
    request.once('end', () => {
      if (bytes > longestBodyBytes) reject(new Refusal(413, `The body is longer than ${longestBodyBytes} bytes.`));
      else resolve(Buffer.concat(chunks).toString('utf8'));
    });
    request.once('error', reject);
    request.once('close', () => {
      // It closes after every call, and an error with its stack is dear.
      if (!request.readableEnded) reject(new Error('The call was broken off before its body had come.'));
    });
  });
}
