/**
 * Scenario time: one line of milliseconds for a play, whether the implementation's clock is virtual or real. During a wait the
 * clock of each conversation goes on by itself; where a wait ends they all show the same.
 */
import { setTimeout as sleep } from 'node:timers/promises';
import type { Instant } from './recorder';

export interface ScenarioTime {
  /** The instant, or the span of virtual time, in which something seen now happened in this conversation. */
  now(conversation: string): Instant;
  /** Lets the time of a conversation pass up to this moment; rejects when `signal` aborts. */
  pass(conversation: string, toMs: number, signal: AbortSignal): Promise<void>;
  /** The wait is over that lasts up to this moment: no conversation is behind. Rejects when `signal` aborts. */
  arrive(toMs: number, signal: AbortSignal): Promise<void>;
  /** The moment at which all conversations have arrived; within a wait, that of its beginning or a later one. */
  readonly arrivedMs: number;
}

/** Time that moves only when the implementation is told that it does. */
export class VirtualTime implements ScenarioTime {
  arrivedMs = 0;
  /** Where conversations stand that are on their way. */
  private readonly reached = new Map<string, number>();
  private moving: { readonly conversation: string; readonly span: Instant } | undefined;

  /** `advance` moves the clock of one conversation on and resolves when all that fell due there is done. */
  constructor(private readonly advance: (conversation: string, ms: number) => Promise<void>) {}

  now(conversation: string): Instant {
    const reachedMs = this.reached.get(conversation) ?? this.arrivedMs;
    if (this.moving === undefined) return { afterMs: reachedMs, byMs: reachedMs };
    const { span } = this.moving;
    if (this.moving.conversation === conversation) return span;
    // A bot that acts here while the time of another conversation passes may have waited for that.
    return { afterMs: reachedMs, byMs: Math.max(reachedMs, span.byMs) };
  }

  async pass(conversation: string, toMs: number, signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    const from = this.now(conversation).byMs;
    this.moving = { conversation, span: { afterMs: from, byMs: toMs } };
    try {
      await this.advance(conversation, toMs - from);
    } finally {
      this.moving = undefined;
      this.reached.set(conversation, toMs);
    }
  }

  async arrive(toMs: number): Promise<void> {
    this.arrivedMs = toMs;
    this.reached.clear();
  }
}

/** Time that passes by itself. */
export class RealTime implements ScenarioTime {
  private readonly began = performance.now();

  get arrivedMs(): number {
    return Math.round(performance.now() - this.began);
  }

  now(): Instant {
    const ms = this.arrivedMs;
    return { afterMs: ms, byMs: ms };
  }

  async pass(_conversation: string, toMs: number, signal: AbortSignal): Promise<void> {
    await this.arrive(toMs, signal);
  }

  async arrive(toMs: number, signal: AbortSignal): Promise<void> {
    const ms = toMs - this.arrivedMs;
    if (ms > 0) await sleep(ms, undefined, { signal });
  }
}
