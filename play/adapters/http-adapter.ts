/** Drives an implementation that serves the written protocol over HTTP. */
import * as schemas from '../../protocol/schemas';
import type { Declaration, StartConversation } from '../../protocol/types';
import type { Adapter, Started } from './adapter';
import type { HttpCaller } from './http-caller';
import { problemsOf, readDeclaration } from './read-declaration';

export class HttpAdapter implements Adapter {
  readonly name: string;

  constructor(
    private readonly caller: HttpCaller,
    /** Aborted when what serves the implementation is gone. */
    readonly lost?: AbortSignal | undefined,
  ) {
    this.name = caller.name;
  }

  async declare(): Promise<Declaration> {
    const call = 'GET /';
    const answer = await this.caller.call('GET', '/');
    if (answer.status !== 200) throw this.caller.breach(call, answer, 'status 200 with a declaration');
    const json = this.caller.parseJson(call, answer, 'a declaration in JSON');
    return readDeclaration(this.name, call, json, this.caller.redactor);
  }

  async start(conversation: StartConversation): Promise<Started> {
    const call = 'POST /conversations';
    const answer = await this.caller.call('POST', '/conversations', conversation);
    if (answer.status === 422) {
      const json = this.caller.parseJson(call, answer, 'problem details in JSON (RFC 9457)');
      const parsed = schemas.Problem.safeParse(json);
      if (!parsed.success) {
        throw this.caller.breach(
          call,
          answer,
          `problem details (RFC 9457) with status 422: ${this.caller.redactor.text(problemsOf(parsed.error, json))}`,
        );
      }
      return { accepted: false, detail: this.caller.redactor.text(parsed.data.detail ?? parsed.data.title) };
    }
    this.caller.expectSuccess(call, answer, 'status 201, or another from 200 to 299; or 422 with problem details');
    return { accepted: true };
  }

  async advance(conversationId: string, ms: number): Promise<void> {
    await this.caller.act(conversationId, 'POST', '/clock', { advanceMs: ms });
  }

  async outage(conversationId: string, silent: boolean): Promise<void> {
    await this.caller.act(conversationId, 'POST', '/outage', { silent });
  }

  async end(conversationId: string): Promise<void> {
    await this.caller.act(conversationId, 'DELETE', '');
  }

  async close(): Promise<void> {
    await this.caller.close();
  }
}
