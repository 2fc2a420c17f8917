/** The calls of one conversation that come over HTTP: takes those that the protocol knows, and refuses the rest aloud. */
import type { ServerResponse } from 'node:http';
import { z } from 'zod';
import { Message, TransferRequest } from '../../../../protocol/schemas';
import type { TransferAccepted } from '../../../../protocol/types';
import type { CallEnd } from '../../../../trace/what-happened';
import type { Acceptance, PlatformConversation } from '../../conversation/platform-conversation';
import { BodyMalformed, parseBody } from './parse-body';
import { ConversationLoad } from '../conversation-load';
import type { PlatformLoad } from '../platform-limits';
import { refuse } from './refuse';

export class HttpConversation {
  readonly taken: ConversationLoad;

  constructor(
    readonly conversation: PlatformConversation,
    load: Pick<PlatformLoad, 'hold' | 'release'>,
  ) {
    this.taken = new ConversationLoad({ calls: 'calls', bodies: 'bodies' }, load);
  }

  takeMessage(body: string, response: ServerResponse): void {
    const read = this.read('POST …/messages', body, Message, response);
    if (!read) return;
    this.conversation.takeText(read.value.text, read.json);
    response.writeHead(204).end();
  }

  async takeTransfer(body: string, response: ServerResponse): Promise<void> {
    const read = this.read('POST …/transfers', body, TransferRequest, response);
    if (!read) return;
    const caller = { isThere: () => !response.destroyed, wordsFor: accepted };
    answer(response, await this.conversation.takeTransfer(read.value, read.json, caller));
  }

  /** Refuses a call of this conversation unread, and loudly: the refusal is part of the trace. */
  refuseUnread(response: ServerResponse, call: string, status: number, why: string): void {
    this.countRefusal(call, status, why);
    refuse(response, status, why);
  }

  /** Counts a call that is refused, and notes it. The first beyond the limit is kept, so that the trace says why it goes no further. */
  countRefusal(call: string, status: number, why: string): void {
    const beyond = this.taken.count(0);
    if (!beyond) this.note(call, status, why);
    else if (beyond.isFirst) this.note(call, 429, beyond.why);
  }

  private refuseRead(response: ServerResponse, call: string, status: number, why: string, raw?: unknown): void {
    this.note(call, status, why, raw);
    refuse(response, status, why);
  }

  private note(call: string, status: number, why: string, raw?: unknown): void {
    const { transcript } = this.conversation;
    transcript.record({ kind: 'call-refused', call, status, why, ...(raw === undefined ? {} : { raw }) });
  }

  /** The body as it came and as the schema has it, or undefined after a refusal that says what is wrong with it. */
  private read<S extends z.ZodType>(
    call: string,
    body: string,
    schema: S,
    response: ServerResponse,
  ): { readonly json: unknown; readonly value: z.infer<S> } | undefined {
    const beyond = this.taken.count(body.length);
    if (beyond) {
      if (beyond.isFirst) this.note(call, 429, beyond.why);
      refuse(response, 429, beyond.why);
      return undefined;
    }
    let json: unknown;
    try {
      json = parseBody(body);
    } catch (error) {
      if (!(error instanceof BodyMalformed)) throw error;
      this.refuseRead(response, call, 400, error.message, body);
      return undefined;
    }
    const parsed = schema.safeParse(json);
    if (!parsed.success) {
      this.refuseRead(response, call, 400, z.prettifyError(parsed.error).replace(/\s+/g, ' '), json);
      return undefined;
    }
    const named = (parsed.data as { conversationId?: string }).conversationId;
    if (named !== undefined && named !== this.conversation.id) {
      this.refuseRead(response, call, 400, 'The body names another conversation than the URL.', json);
      return undefined;
    }
    return { json, value: parsed.data };
  }
}

/** The body of the answer to a transfer that was accepted. */
function accepted({ transferId, skill }: Acceptance): TransferAccepted {
  return { transferId, status: 'ACCEPTED', skill: { id: skill.id, name: skill.name } };
}

/** What became of a transfer call, as HTTP says it. */
function answer(response: ServerResponse, end: CallEnd): void {
  if (response.destroyed) return;
  switch (end.kind) {
    case 'accepted':
      response.writeHead(200, { 'content-type': 'application/json' }).end(JSON.stringify(end.response));
      return;
    case 'refused with status':
      refuse(response, end.status ?? 500, 'The transfer is not possible.');
      return;
    case 'reset':
      response.socket?.resetAndDestroy();
      return;
    case 'cut off':
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': '200' });
      response.write('{"transferId":"', () => response.destroy());
      return;
    case 'not JSON':
      response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Gateway</title>');
      return;
    case 'no answer':
      response.destroy();
      return;
  }
}
