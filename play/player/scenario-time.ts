/** Scenario time: one line of milliseconds for a play, whether the implementation's clock is virtual or real. */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Instant } from './recorder';

export interface ScenarioTime {
  /** The instant, or the span of virtual time, in which something seen now happened. */
  now(): Instant;
  /** Passes `ms` of scenario time; rejects when `signal` aborts. */
  pass(ms: number, signal: AbortSignal): Promise<void>;
}

/** Time that moves only when the implementation is told that it does. */
export class VirtualTime implements ScenarioTime {
  private instant: Instant = { afterMs: 0, byMs: 0 };

  /** `advance` moves every conversation's clock on and resolves when all that fell due is done. */
  constructor(private readonly advance: (ms: number) => Promise<void>) {}

  now(): Instant {
    return this.instant;
  }

  async pass(ms: number, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    const from = this.instant.byMs;
    this.instant = { afterMs: from, byMs: from + ms };
    await this.advance(ms);
    this.instant = { afterMs: from + ms, byMs: from + ms };
  }
}

/** Time that passes by itself. */
export class RealTime implements ScenarioTime {
  private readonly began = performance.now();

  now(): Instant {
    const ms = Math.round(performance.now() - this.began);
    return { afterMs: ms, byMs: ms };
  }

  async pass(ms: number, signal: AbortSignal): Promise<void> {
    await sleep(ms, undefined, { signal });
  }
}
