/** Numbers what happens in one play, in the order in which the suite saw it. */
import type { Event, EventBody } from '../../trace/trace';

/** Events kept of one play; a play that produces more is cut there, and says so. */
export const longestTrace = 20_000;

export interface Instant {
  readonly afterMs: number;
  readonly byMs: number;
}

export class Recorder {
  readonly events: Event[] = [];
  overflowed = false;
  private readonly began = performance.now();

  constructor(private readonly now: () => Instant) {}

  record(conversation: string, eventBody: EventBody): void {
    if (this.events.length >= longestTrace) {
      this.overflowed = true;
      return;
    }
    const wallMs = Math.round((performance.now() - this.began) * 10) / 10;
    const numbered: Event = { n: this.events.length + 1, conversation, ...this.now(), wallMs, ...eventBody };
    this.events.push(numbered);
  }
}
