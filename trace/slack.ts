import type { Trace } from './trace';

/** Milliseconds by which a real clock's reading may be off. */
const coarseMs = 50;

/** Milliseconds by which an instant of this trace may be off: none where the suite itself moves the time. */
export function slackMsOf({ clock }: Pick<Trace, 'clock'>): number {
  return clock === 'virtual' ? 0 : coarseMs;
}
