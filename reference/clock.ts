/** The time of one conversation: virtual, moved by calls alone, or real. */
import { createClock, type Clock as FakeClock } from '@sinonjs/fake-timers';
import type { PendingWork } from './pending-work';

export interface Alarm {
  cancel(): void;
}

/** Timers are set in pieces of at most this, the most that they can hold. */
const longestTimerMs = 2 ** 31 - 1;

/** Timers that one advance may fire before it counts as running away. */
const mostTimersPerAdvance = 100_000;

export abstract class Clock {
  abstract readonly movesByCall: boolean;

  constructor(protected readonly activity: PendingWork) {}

  /** Milliseconds of the conversation's time since it began. */
  abstract now(): number;

  /** Resolves after `ms` of the conversation's time. */
  async sleep(ms: number): Promise<void> {
    if (ms <= 0) return;
    await new Promise<void>((resolve) => {
      this.setAlarm(ms, () => {
        this.activity.enter();
        resolve();
      });
      this.activity.leave();
    });
  }

  /** Does `work` after `ms`, unless cancelled before. */
  after(ms: number, work: () => Promise<void>): Alarm {
    return this.setAlarm(ms, () => this.activity.run(work));
  }

  /** Moves time on by `ms` and resolves when all that fell due is done. */
  abstract advance(ms: number): Promise<void>;
  abstract stop(): void;
  protected abstract setTimer(ms: number, ring: () => void): () => void;

  private setAlarm(ms: number, ring: () => void): Alarm {
    let clear: () => void;
    const set = (left: number) => {
      const piece = Math.min(left, longestTimerMs);
      clear = this.setTimer(piece, () => (left > piece ? set(left - piece) : ring()));
    };
    set(ms);
    return { cancel: () => clear() };
  }
}

export class VirtualClock extends Clock {
  override readonly movesByCall = true;
  private readonly clock: FakeClock = createClock();
  private readonly dues = new Map<number, number>();

  override now(): number {
    return this.clock.now;
  }

  override async advance(ms: number): Promise<void> {
    await this.activity.whenIdle();
    const target = this.clock.now + ms;
    for (let fired = 0; Math.min(...this.dues.values()) <= target; fired += 1) {
      if (fired >= mostTimersPerAdvance)
        throw new Error(`More than ${mostTimersPerAdvance} timers fell due in ${ms} ms.`);
      this.clock.next();
      await this.activity.whenIdle();
    }
    this.clock.tick(target - this.clock.now);
  }

  override stop(): void {
    this.clock.reset();
    this.dues.clear();
  }

  protected override setTimer(ms: number, ring: () => void): () => void {
    const id = this.clock.setTimeout(() => {
      this.dues.delete(key);
      ring();
    }, ms);
    const key = Number(id);
    this.dues.set(key, this.clock.now + ms);
    return () => {
      this.clock.clearTimeout(id);
      this.dues.delete(key);
    };
  }
}

export class RealClock extends Clock {
  override readonly movesByCall: boolean = false;
  private readonly timers = new Set<NodeJS.Timeout>();
  private readonly began = performance.now();

  override now(): number {
    return performance.now() - this.began;
  }

  override async advance(): Promise<void> {
    throw new Error('A real clock cannot be moved.');
  }

  override stop(): void {
    this.timers.forEach((timer) => clearTimeout(timer));
    this.timers.clear();
  }

  protected override setTimer(ms: number, ring: () => void): () => void {
    const timer = setTimeout(() => {
      this.timers.delete(timer);
      ring();
    }, ms);
    this.timers.add(timer);
    return () => {
      clearTimeout(timer);
      this.timers.delete(timer);
    };
  }
}
