/**
 * What a recorded call came to, whatever it looked like on the wire. Traces keep addresses, statuses and bodies; they are
 * read here and nowhere else, so that a rule asks what happened, and holds for a platform that is reached another way.
 */
import type { Event, EventBody } from './trace';

/** How a call to the Transfer API ended. */
export type CallEnd =
  /** Taken by the platform; `response` is all that it said, `transferId` the name it gave to this transfer. */
  | { readonly kind: 'accepted'; readonly response: unknown; readonly transferId: string | undefined }
  | { readonly kind: 'refused with status'; readonly status: number | undefined }
  /** The connection broke before an answer. */
  | { readonly kind: 'reset' }
  /** The connection broke within the answer. */
  | { readonly kind: 'cut off' }
  /** A good status, and a body that says nothing. */
  | { readonly kind: 'not JSON' }
  | { readonly kind: 'no answer' };

/** Without the event of its answer a call has none, or nobody can tell which is its own. */
export function endOf(answer: Event<'transfer-answered'> | undefined): CallEnd {
  switch (answer?.answer) {
    case undefined:
      return { kind: 'no answer' };
    case 'accepted':
      return { kind: 'accepted', response: answer?.raw, transferId: textIn(answer?.raw, 'transferId') };
    case 'error':
      return { kind: 'refused with status', status: answer?.status };
    case 'reset':
      return { kind: 'reset' };
    case 'cut-off':
      return { kind: 'cut off' };
    case 'not-json':
      return { kind: 'not JSON' };
  }
}

/** The same as traces record it. */
export function recorded(
  end: Exclude<CallEnd, { kind: 'no answer' }>,
): Pick<Event<'transfer-answered'>, 'answer' | 'status' | 'raw'> {
  switch (end.kind) {
    case 'accepted':
      return { answer: 'accepted', status: 200, raw: end.response };
    case 'refused with status':
      return { answer: 'error', ...(end.status === undefined ? {} : { status: end.status }) };
    case 'reset':
      return { answer: 'reset' };
    case 'cut off':
      return { answer: 'cut-off' };
    case 'not JSON':
      return { answer: 'not-json', status: 200 };
  }
}

/** A configuration that an implementation refuses, as traces record it: by the status of the written protocol, however it was said. */
export function refusedConfiguration(detail: string): Extract<EventBody, { kind: 'configuration-refused' }> {
  return { kind: 'configuration-refused', status: 422, detail };
}

/** Whether the platform may have taken the conversation with this answer: what one that is no JSON means is not documented. */
export function mayHaveBeenTaken(answer: Event<'transfer-answered'> | undefined): boolean {
  const { kind } = endOf(answer);
  return kind === 'accepted' || kind === 'not JSON';
}

/** A call that the platform did not take as what it was meant for. */
export interface Misshapen {
  readonly meant: 'transfer' | 'message' | 'unknown';
  /** It has no text as its message, or an empty one. */
  readonly lacksMessage: boolean;
}

export function misshapen({ call, raw }: Pick<Event<'call-refused'>, 'call' | 'raw'>): Misshapen {
  const meant = transferCalls.some((each) => call.endsWith(each))
    ? 'transfer'
    : messageCalls.some((each) => call.endsWith(each))
      ? 'message'
      : 'unknown';
  return { meant, lacksMessage: (textIn(raw, meant === 'message' ? 'text' : 'message') ?? '') === '' };
}

/** How the calls end by which a transfer is asked for and a text is said: over HTTP, on the messaging wire, at a custom endpoint. */
const transferCalls = ['/transfers', '.UpdateConversationField', ', ACTION TRANSFER'];
const messageCalls = ['/messages', '.PublishEvent', ', TEXT'];

/** The text that JSON from outside holds under this name; undefined where it holds none. */
function textIn(json: unknown, name: string): string | undefined {
  const value = typeof json === 'object' && json !== null ? (json as Record<string, unknown>)[name] : undefined;
  return typeof value === 'string' ? value : undefined;
}
