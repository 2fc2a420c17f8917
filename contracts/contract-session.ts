/** What every part of a run of the contracts is given. */
import type { Adapter } from '../play/adapters/adapter';
import type { HttpLine } from '../play/adapters/http-line';
import type { Session } from '../play/player/play';
import type { Channel } from '../protocol/types';
import type { PactEngine } from './pact-engine';

export interface Endpoint {
  /** Base URL, without credentials. */
  readonly url: URL;
  /** Sent with every call, such as credentials. */
  readonly headers: Readonly<Record<string, string>>;
  /** Over which it is called: by its proxy, with its certificates, and with no more connections than it takes. */
  readonly line?: HttpLine | undefined;
  /** Milliseconds that a call may take, where that is less than the engine waits anyway. */
  readonly callDeadlineMs?: number;
}

/** The endpoint at this URL; its credentials become the header that carries them. */
export function endpointAt(target: URL): Endpoint {
  const url = new URL(target);
  url.username = '';
  url.password = '';
  if (target.username === '' && target.password === '') return { url, headers: {} };
  const pair = `${percentDecoded(target.username)}:${percentDecoded(target.password)}`;
  return { url, headers: { authorization: `Basic ${Buffer.from(pair, 'utf8').toString('base64')}` } };
}

function percentDecoded(part: string): string {
  try {
    return decodeURIComponent(part);
  } catch {
    return part;
  }
}

export interface ContractSession {
  readonly session: Session;
  readonly channel: Channel;
  readonly engine: PactEngine;
  /** Where the written protocol is spoken over HTTP; undefined when an adapter reaches the implementation otherwise. */
  readonly endpoint: Endpoint | undefined;
}

/** Plays under way at once: the waits of a real clock overlap. */
export const atOnce = 16;

/** An adapter that hands everything on, except for what is given. */
export function adapterWith(adapter: Adapter, other: Partial<Adapter>): Adapter {
  return {
    name: adapter.name,
    declare: () => adapter.declare(),
    start: (conversation) => adapter.start(conversation),
    advance: (id, ms) => adapter.advance(id, ms),
    outage: (id, silent) => adapter.outage(id, silent),
    end: (id) => adapter.end(id),
    close: () => adapter.close(),
    ...other,
  };
}
