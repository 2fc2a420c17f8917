/** The calls of one conversation that come over HTTP: takes those that the protocol knows, and refuses the rest aloud. */
import type { ServerResponse } from 'node:http';
import { z } from 'zod';
import { Message, TransferRequest } from '../../../../protocol/schemas';
import type { TransferAccepted } from '../../../../protocol/types';
import type { CallEnd } from '../../../../trace/what-happened';
import type { Acceptance, PlatformConversation } from '../../conversation/platform-conversation';
import { BodyMalformed, parseBody } from './parse-body';
import type { PlatformLoad } from './platform-limits';
import { refuse } from './refuse';

/** Calls of one conversation beyond this are refused unread, so that a runaway bot cannot fill the trace. */
export const callsTaken = 2_000;

/** Characters of all bodies of one conversation; a trace keeps them, and they are held in memory until its end. */
export const charactersTaken = 16 * 1024 * 1024;

/** Calls of one conversation that are under way at once; one that is still being sent or answered counts. */
export const callsAtOnceTaken = 100;

export class HttpConversation {
  private calls = 0;
  private underWay = 0;
  private characters = 0;
  private held = 0;

  constructor(
    readonly conversation: PlatformConversation,
    private readonly load?: Pick<PlatformLoad, 'hold' | 'release'>,
  ) {}

  /** Whether one more call may be under way; one that may ends with {@link endCall}. */
  beginCall(): boolean {
    if (this.underWay >= callsAtOnceTaken) return false;
    this.underWay += 1;
    return true;
  }

  endCall(): void {
    this.underWay -= 1;
  }

  /** Nothing of it is held any more. */
  forget(): void {
    this.load?.release(this.held);
    this.held = 0;
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

  /** Refuses a call of this conversation, loudly: the refusal is part of the trace. */
  refuseCall(response: ServerResponse, call: string, status: number, why: string, raw?: unknown): void {
    this.noteRefusal(call, status, why, raw);
    refuse(response, status, why);
  }

  noteRefusal(call: string, status: number, why: string, raw?: unknown): void {
    this.calls += 1;
    // The first refusal beyond the limit is kept, so that the trace says why it goes no further.
    if (this.calls > callsTaken + 1) return;
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
    this.characters += body.length;
    if (this.characters <= charactersTaken && this.calls < callsTaken) {
      this.held += body.length;
      this.load?.hold(body.length);
    }
    if (this.calls >= callsTaken) {
      this.refuseCall(response, call, 429, `More than ${callsTaken} calls in one conversation.`);
      return undefined;
    }
    if (this.characters > charactersTaken) {
      this.refuseCall(
        response,
        call,
        429,
        `More than ${charactersTaken} characters in the bodies of one conversation.`,
      );
      return undefined;
    }
    let json: unknown;
    try {
      json = parseBody(body);
    } catch (error) {
      if (!(error instanceof BodyMalformed)) throw error;
      this.refuseCall(response, call, 400, error.message, body);
      return undefined;
    }
    const parsed = schema.safeParse(json);
    if (!parsed.success) {
      this.refuseCall(response, call, 400, z.prettifyError(parsed.error).replace(/\s+/g, ' '), json);
      return undefined;
    }
    const named = (parsed.data as { conversationId?: string }).conversationId;
    if (named !== undefined && named !== this.conversation.id) {
      this.refuseCall(response, call, 400, 'The body names another conversation than the URL.', json);
      return undefined;
    }
    this.calls += 1;
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
