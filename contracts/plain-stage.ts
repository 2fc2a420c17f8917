/** A stage for the contracts alone, on an implementation that speaks the written protocol over HTTP. */
import { setMaxListeners } from 'node:events';
import { reachByHttp } from '../play/adapters/reach-by-http';
import type { PlatformDouble } from '../play/platform/platform-double';
import type { Stage } from '../play/player/play';
import type { Declaration } from '../protocol/types';
import { endpointAt, type Endpoint } from './run-stage';

const callDeadlineMs = 5_000;

export interface PlainStage {
  readonly stage: Stage;
  readonly endpoint: Endpoint;
  readonly close: () => Promise<void>;
}

/** `declaration` stands in for the implementation's own, which may be what is wrong with it. */
export async function plainStage(target: URL, double: PlatformDouble, declaration?: Declaration): Promise<PlainStage> {
  const { adapter, inbox } = reachByHttp(target, { callDeadlineMs, connections: 32 });
  const declared = declaration ?? (await adapter.declare());
  const { signal } = new AbortController();
  // Every play listens, and many are under way at once.
  setMaxListeners(0, signal);
  return {
    stage: {
      adapter,
      double: double.deliveringTo(inbox),
      declaration: declared,
      clock: declared.clock,
      seed: 0,
      caseDeadlineMs: callDeadlineMs * 3,
      signal,
    },
    endpoint: endpointAt(target),
    close: () => adapter.close(),
  };
}
