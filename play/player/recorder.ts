/** Numbers what happens in one play, in the order in which the suite saw it. */
import { longestTrace, mayBeginTurn, mostTurns } from '../../trace/trace-limits';
import type { Event, EventBody } from '../../trace/trace';

export interface Instant {
  readonly afterMs: number;
  readonly byMs: number;
}

export class Recorder {
  readonly events: Event[] = [];
  /** What there was more of than a trace may hold; undefined as long as there is room. */
  overflowed: string | undefined;
  private turns = 0;
  private readonly began = performance.now();

  constructor(private readonly now: (conversation: string) => Instant) {}

  record(conversation: string, eventBody: EventBody): void {
    if (mayBeginTurn(eventBody.kind)) this.turns += 1;
    if (this.events.length >= longestTrace) this.overflowed ??= `${longestTrace} events`;
    else if (this.turns > mostTurns) this.overflowed ??= `${mostTurns} turns`;
    if (this.overflowed !== undefined) return;
    const wallMs = Math.round((performance.now() - this.began) * 10) / 10;
    const numbered: Event = {
      n: this.events.length + 1,
      conversation,
      ...this.now(conversation),
      wallMs,
      ...eventBody,
    };
    this.events.push(numbered);
  }
}
