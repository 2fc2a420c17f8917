/** A session for the contracts alone, on an implementation that speaks the written protocol over HTTP. */
import { setMaxListeners } from 'node:events';
import { reachByHttp } from '../play/adapters/reach-by-http';
import type { PlatformDouble } from '../play/platform/platform-double';
import type { Session } from '../play/player/play';
import type { Declaration } from '../protocol/types';
import { endpointAt, type Endpoint } from './contract-session';

const callDeadlineMs = 5_000;

export interface PlainSession {
  readonly session: Session;
  readonly endpoint: Endpoint;
  readonly close: () => Promise<void>;
}

/** `declaration` stands in for the implementation's own, which may be what is wrong with it. */
export async function plainSession(
  target: URL,
  double: PlatformDouble,
  declaration?: Declaration,
): Promise<PlainSession> {
  const { adapter, inbox, line } = reachByHttp(target, { callDeadlineMs, connections: 32 });
  const declared = declaration ?? (await adapter.declare());
  const { signal } = new AbortController();
  // Every play listens, and many are under way at once.
  setMaxListeners(0, signal);
  return {
    session: {
      adapter,
      double: double.deliveringTo(inbox),
      declaration: declared,
      clock: declared.clock,
      seed: 0,
      caseDeadlineMs: callDeadlineMs * 3,
      signal,
    },
    endpoint: { ...endpointAt(target), line },
    close: () => adapter.close(),
  };
}
